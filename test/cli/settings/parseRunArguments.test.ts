/** What `runbell run` takes from its arguments, and what it says of those it does not take. */
import { assert, describe, it } from "@effect/vitest"
import { Either, FastCheck } from "effect"
import { optionNames, options } from "../../../src/cli/settings/options.ts"
import { parseRunArguments, type RunArguments } from "../../../src/cli/settings/parseRunArguments.ts"

type Run = Extract<RunArguments, { readonly _tag: "Run" }>

const run = (...argv: ReadonlyArray<string>): Omit<Run, "_tag"> => {
  const { _tag, ...rest } = Either.getOrThrowWith(parseRunArguments(argv), (error) => error)
  if (_tag !== "Run" || !("command" in rest)) return assert.fail(`it is ${_tag}`)
  return rest
}

const refusal = (...argv: ReadonlyArray<string>): string =>
  Either.match(parseRunArguments(argv), {
    onLeft: ({ message }) => message,
    onRight: () => assert.fail("it was taken")
  })

describe("parseRunArguments", () => {
  it("takes the command after --, without any option", () => {
    assert.deepStrictEqual(run("--", "python", "train.py"), { flags: {}, command: "python", args: ["train.py"] })
  })

  it("takes an option's value from the next argument, or after =", () => {
    const { flags } = run("--name", "mnist", "--project=vision", "--description=", "--link=a=b", "--", "true")
    assert.deepStrictEqual(flags, { name: ["mnist"], project: ["vision"], description: [""], link: ["a=b"] })
  })

  it("keeps every value of an option that is given several times", () => {
    assert.deepStrictEqual(run("--tag", "a", "--tag=b", "--", "true").flags, { tag: ["a", "b"] })
  })

  it("leaves to the command all that stands after the first --, even runbell's own options and another --", () => {
    const args = ["--name", "x", "--help", "--", "-h", "", "a b", "--stall"]
    assert.deepStrictEqual(run("--name=y", "--", "cmd", ...args), { flags: { name: ["y"] }, command: "cmd", args })
  })

  it.each([
    [["--stall", "--", "15m"], "", "15m"],
    [["--stall", "15m", "--", "cmd"], "15m", "cmd"],
    [["--stall=15m", "--", "cmd"], "15m", "cmd"],
    [["--stall", "--", "5"], "", "5"],
    [["--stall", "off", "--", "cmd"], "off", "cmd"],
    [["--stall", "learn", "--", "cmd"], "learn", "cmd"]
  ] as const)("takes %j as a stall of %j before the command %s", (argv, text, command) => {
    assert.deepStrictEqual(run(...argv), { flags: { stall: [text] }, command, args: [] })
  })

  it("takes a switch without a value, and one that is switched off", () => {
    assert.deepStrictEqual(run("--json-metrics", "--", "true").flags, { "json-metrics": ["true"] })
    assert.deepStrictEqual(run("--json-metrics=false", "--pty", "--", "true").flags, {
      "json-metrics": ["false"],
      pty: ["true"]
    })
  })

  it.each([
    [["--help"], "Help"],
    [["-h", "--", "true"], "Help"],
    [["--nmae", "x", "--help"], "Help"],
    [["--version"], "Version"]
  ] as const)("understands %j as %s, whatever else is wrong", (argv, expected) => {
    assert.deepStrictEqual(parseRunArguments(argv), Either.right({ _tag: expected }))
  })

  it.each([
    [["python", "train.py"], "runbell run -- python train.py"],
    [["--name", "x", "python", "train.py", "--epochs", "3"], "runbell run --name x -- python train.py --epochs 3"],
    [["--stall", "python", "train.py"], "runbell run --stall -- python train.py"],
    [
      ["--json-metrics", "sh", "-c", "echo 'hi'; ls"],
      String.raw`runbell run --json-metrics -- sh -c 'echo '\''hi'\''; ls'`
    ],
    [["python", "x.py", "--", "rest"], "runbell run -- python x.py -- rest"],
    [["--name", "x", "npm", "test", "--", "--run"], "runbell run --name x -- npm test -- --run"],
    [["--pty", "sh", "x.sh", "--"], "runbell run --pty -- sh x.sh --"]
  ] as const)("shows where -- belongs in %j", (argv, line) => {
    assert.strictEqual(refusal(...argv), `Put -- before the command: ${line}`)
  })

  it.each([
    [["--name", "my", "first", "run", "--tag", "a"], '"first run"', "--name 'my first run' --tag a"],
    [["--tag", "a", "--name=my", "run"], '"run"', "--tag a '--name=my run'"],
    [["--stall", "1h", "30m"], '"30m"', "--stall '1h 30m'"],
    [["--tail", "5", "x"], '"x"', "--tail 5"],
    [["--pty", "false"], '"false"', "--pty=false"],
    [["--pty", "yes", "--tail", "5"], '"yes"', "--pty --tail 5"]
  ] as const)(
    "does not ask for a second -- where words stand astray in %j, and shows a line that is taken",
    (own, words, meant) => {
      const said = `${words} stands before -- and belongs to no option. Did you mean: runbell run ${meant} -- true`
      assert.strictEqual(refusal(...own, "--", "true"), said)
      const typed = Array.from(meant.matchAll(/'([^']*)'|\S+/gu), ([word, inQuotes]) => inQuotes ?? word)
      assert.strictEqual(run(...typed, "--", "true").command, "true")
    }
  )

  it("takes a word after --stall that is no command's for its value, and says what it can be", () => {
    const said = '--stall cannot be "abc". Give a duration, such as 15m, or learn, or off.'
    assert.strictEqual(refusal("--stall", "abc", "--", "true"), said)
    assert.strictEqual(refusal("--stall", "abc", "--name", "x", "--", "true"), said)
  })

  it("shows the line that it corrects without the webhook's URL", () => {
    const url = "https://hooks.slack.com/services/T000/B000/XXXX"
    for (const own of [["--webhook-url", url], [`--webhook-url=${url}`], ["--webhook-url", "XXXX"]]) {
      assert.notInclude(refusal(...own, "python"), "XXXX")
      assert.notInclude(refusal(...own, "--"), "XXXX")
      assert.notInclude(refusal(...own, "XXXX", "--", "true"), "XXXX")
    }
  })

  it("asks for a command when there is none", () => {
    assert.strictEqual(refusal("--name", "x"), "Say what to run: runbell run --name x -- python train.py")
    assert.strictEqual(refusal("--"), "Say what to run: runbell run -- python train.py")
  })

  it.each([
    ["--nmae", "Did you mean --name?"],
    ["--Name", "Did you mean --name?"],
    ["--timezone=UTC", "Did you mean --time-zone?"],
    ["--min_duration", "Did you mean --min-duration?"],
    ["--epoch", "Did you mean --epochs?"],
    ["--seeds", "`runbell run --help` lists all."],
    ["—name", "Did you mean --name?"],
    ["–stall", "Did you mean --stall?"],
    ["-n", "`runbell run --help` lists all."],
    ["--constructor", "`runbell run --help` lists all."]
  ])("does not know %s, and says what may be meant", (given, hint) => {
    const word = given.split("=")[0] ?? ""
    assert.strictEqual(
      refusal(given, "x", "--", "true"),
      `There is no option ${word}. ${hint} Options of the command stand after --.`
    )
  })

  it("asks for a value that is not there", () => {
    assert.strictEqual(refusal("--name"), "--name needs a value: --name TEXT.")
    assert.strictEqual(refusal("--name", "--", "true"), "--name needs a value: --name TEXT.")
    assert.strictEqual(refusal("--metric", "--", "true"), "--metric needs a value: --metric NAME=REGEX.")
  })

  it("says what a value can be where its placeholder does not", () => {
    const said = "--tail needs a value: --tail LINES. Give a whole number from 0 to 1000."
    assert.strictEqual(refusal("--tail", "--", "true"), said)
    assert.include(refusal("--min-duration"), "Give a duration, such as 90s, 5m or 1h30m.")
    assert.include(refusal("--mention"), "Give a member's id (U… or W…")
  })

  it("does not take the next option for a value, and says how to give one that looks so", () => {
    assert.strictEqual(
      refusal("--name", "--project", "x", "--", "true"),
      '--name needs a value: --name TEXT. If "--project" is meant as its value: --name=--project'
    )
    assert.deepStrictEqual(run("--name=--project", "--", "true").flags, { name: ["--project"] })
  })

  it("takes - for a value", () => {
    assert.deepStrictEqual(run("--webhook-url", "-", "--", "true").flags, { "webhook-url": ["-"] })
  })

  const word = FastCheck.string({ unit: "binary", maxLength: 12 })
  const own = FastCheck.constantFrom(...optionNames.filter((name) => options[name].value === "needed"))

  it.prop(
    "hands on any command untouched, after any of its own options",
    [FastCheck.array(FastCheck.tuple(own, word)), word, FastCheck.array(word)],
    ([given, command, args]) => {
      const parsed = run(...given.map(([name, text]) => `--${name}=${text}`), "--", command, ...args)
      assert.strictEqual(parsed.command, command)
      assert.deepStrictEqual(parsed.args, args)
      for (const [name, text] of given) assert.include(parsed.flags[name] ?? [], text)
    }
  )

  it.prop("always answers, whatever it is given", [FastCheck.array(word)], ([argv]) => {
    const answer = parseRunArguments(argv)
    if (Either.isLeft(answer)) assert.isNotEmpty(answer.left.message)
  })
})
