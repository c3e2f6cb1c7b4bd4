/** What is wrong with the arguments of a command beside `run`, found before anything is parsed. */
import { assert, describe, it } from "@effect/vitest"
import { Either, FastCheck } from "effect"
import { checkArguments } from "../../../src/cli/commands/checkArguments.ts"
import { commandNames } from "../../../src/cli/commands/commandNames.ts"
import { en } from "../../../src/cli/usage/words/en.ts"

const commands = commandNames.filter((name) => name !== "run")

type Command = (typeof commands)[number]

/** In English; nothing where all is well. */
const wrongIn = (name: Command, ...argv: ReadonlyArray<string>): string =>
  Either.match(checkArguments(name, argv), { onLeft: (misuse) => misuse.say(en), onRight: () => "" })

describe("checkArguments", () => {
  it.each([
    ["send", ["--title", "a", "--level=warn", "--field", "a=1", "--field", "b=2", "text"]],
    ["send", ["-"]],
    ["send", ["- item", "--title", "a"]],
    ["send", ["--title", "a", "--", "--title"]],
    ["send", ["--webhook-url", "-", "-"]],
    ["doctor", ["--post", "--webhook-url", "file:x"]],
    ["doctor", ["--post=false"]],
    ["preview", ["--lang", "all", "--json"]],
    ["sandbox", ["--port", "0"]],
    ["recover", ["--install", "--cron"]],
    ["flush", ["--config", "x"]],
    ["init", []]
  ] as const)("has nothing against runbell %s %j", (name, argv) => {
    assert.strictEqual(wrongIn(name, ...argv), "")
  })

  it.each([
    ["send", ["--titel", "x"], "There is no option --titel. Did you mean --title? A text that begins with - stands"],
    ["doctor", ["-p"], "There is no option -p. `runbell doctor --help` lists all."],
    ["demo", ["--post"], "There is no option --post. `runbell demo --help` lists all."],
    ["send", ["--title"], "--title needs a value: --title TEXT."],
    ["send", ["--title", "--", "x"], "--title needs a value: --title TEXT."],
    ["send", ["--title", "--level"], 'If "--level" is meant as its value: --title=--level'],
    ["send", ["--level", "loud"], '--level cannot be "loud". Give one of info, warn, error.'],
    ["send", ["--field", "loss"], '--field cannot be "loss". Give NAME=VALUE, such as loss=0.21.'],
    ["send", ["--link", "x"], "Give an address that begins with http:// or https://."],
    ["send", ["a", "b"], '"b" comes after the text. Put the whole text between quotes.'],
    ["send", ["a", "--", "b"], '"b" comes after the text.'],
    ["send", ["--title=a", "--title", "b"], "--title can be given once, and stands there twice."],
    ["doctor", ["--post", "true"], '"true" is one argument too many. `runbell doctor --help` shows'],
    ["doctor", ["--post=maybe"], '--post cannot be "maybe". Give true or false.'],
    ["sandbox", ["--port", "65536"], '--port cannot be "65536". Give a whole number from 0 to 65535.'],
    ["sandbox", ["--port", "any"], '--port cannot be "any". Give a whole number from 0 to 65535.'],
    ["preview", ["--lang", "nl"], "Give one of en, zh, ja, ko, ru, de, fr, es, pt-BR, all."],
    ["init", ["x"], '"x" is one argument too many.']
  ] as const)("says what is wrong with runbell %s %j", (name, argv, expected) => {
    assert.include(wrongIn(name, ...argv), expected)
  })

  it("shows no webhook's URL", () => {
    assert.notInclude(wrongIn("doctor", "https://hooks.slack.com/services/T000/B000/XXXX"), "XXXX")
  })

  const word = FastCheck.oneof(FastCheck.string(), FastCheck.constantFrom("--", "--title", "--title=a", "--post", "-"))

  it.prop(
    "always answers, in one line",
    [FastCheck.constantFrom(...commands), FastCheck.array(word)],
    ([name, argv]) => {
      assert.notInclude(wrongIn(name, ...argv), "\n")
    }
  )
})
