/** Which source decides a setting, what the files may hold, and what is said of what they may not. */
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Redacted } from "effect"
import { Mention } from "runbell"
import { loadSettings } from "../../../src/cli/settings/loadSettings.ts"
import type { Texts } from "../../../src/cli/settings/options.ts"
import { type Warning, warningText } from "../../../src/cli/settings/Warning.ts"
import { en } from "../../../src/cli/usage/words/en.ts"
import { type Place, place, project, url, user } from "./support.ts"

const load = (place: Place, flags: Texts = {}, environment: Readonly<Record<string, string>> = {}) =>
  loadSettings(flags, { ...place.environment, ...environment }, place.project)

const refusal = (place: Place, flags?: Texts, environment?: Readonly<Record<string, string>>) =>
  Effect.map(Effect.flip(load(place, flags, environment)), ({ message }) => message)

const said = (warning: Warning): string => warningText(warning)(en)

describe("loadSettings", () => {
  it.scoped("has its defaults where nothing is set", () =>
    Effect.gen(function* () {
      const { name, tags, events, mentionWhen, tail, output, stall, destination, warnings } = yield* load(yield* place)
      assert.deepStrictEqual(
        { name, tags, events, mentionWhen, tail, output, stall, destination: destination._tag, warnings },
        {
          name: undefined,
          tags: [],
          events: "all",
          mentionWhen: "failure",
          tail: 20,
          output: "auto",
          stall: undefined,
          destination: "Missing",
          warnings: []
        }
      )
    })
  )

  it.scoped("lets flags go before the environment, that before the project's file, and that before the user's", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write(user, { name: "user", project: "user", workspace: "user", description: "user" })
      at.write(project("runbell.json"), { name: "project", project: "project", workspace: "project" })
      const environment = { RUNBELL_NAME: "environment", RUNBELL_PROJECT: "environment" }
      const settings = yield* load(at, { name: ["flag"] }, environment)
      assert.strictEqual(settings.name, "flag")
      assert.strictEqual(settings.project, "environment")
      assert.strictEqual(settings.workspace, "project")
      assert.strictEqual(settings.description, "user")
    })
  )

  it.scoped("takes a list from the first source that gives one, and does not join them", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write(project("runbell.json"), { tags: ["a", "b"], metrics: ["loss=(.)"] })
      const settings = yield* load(at, { tag: ["c"] })
      assert.deepStrictEqual(settings.tags, ["c"])
      assert.deepStrictEqual(settings.metrics, ["loss=(.)"])
    })
  )

  it.scoped("reads every option from flags, each in its own type", () =>
    Effect.gen(function* () {
      const settings = yield* load(yield* place, {
        mention: ["U012AB3CD", "S012AB3CD", "here", "channel"],
        "mention-when": ["always"],
        "min-duration": ["1h30m"],
        "json-metrics": ["true"],
        steps: ["1e6"],
        epochs: ["2.5"],
        goal: ["bleu=highest", "a=b = lowest"],
        chart: ["loss, accuracy", "lr,loss"],
        stall: ["15m"],
        tail: ["0"],
        pty: ["true"],
        redact: ["sk-\\w+"],
        language: ["zh"],
        "time-zone": ["Asia/Shanghai"]
      })
      assert.deepStrictEqual(settings.mentions, [
        Mention.user("U012AB3CD"),
        Mention.group("S012AB3CD"),
        Mention.here,
        Mention.channel
      ])
      assert.deepStrictEqual(settings.minDuration, Duration.minutes(90))
      assert.deepStrictEqual(settings.stall, Duration.minutes(15))
      const { steps, epochs, goals, chart } = settings
      assert.deepStrictEqual(chart, ["loss", "accuracy", "lr"])
      assert.deepStrictEqual([steps, epochs, goals], [1_000_000, 2.5, { bleu: "highest", "a=b": "lowest" }])
      assert.deepStrictEqual(settings.redact, [/sk-\w+/gu])
      const { mentionWhen, jsonMetrics, tail, output, language, timeZone } = settings
      assert.deepStrictEqual(
        [mentionWhen, jsonMetrics, tail, output, language, timeZone],
        ["always", true, 0, "pty", "zh", "Asia/Shanghai"]
      )
    })
  )

  it.scoped("reads lists from the environment: tags with commas between, patterns one a line", () =>
    Effect.gen(function* () {
      const settings = yield* load(
        yield* place,
        {},
        {
          RUNBELL_TAGS: "a, b,,c",
          RUNBELL_MENTIONS: "here,U012AB3CD",
          RUNBELL_METRICS: "loss=loss: (\\d{1,3})\nacc=acc: (.)\n",
          RUNBELL_STEPS: "400",
          RUNBELL_EPOCHS: "10",
          RUNBELL_CHART: "loss,accuracy",
          RUNBELL_GOALS: "bleu=highest, wer/dev=lowest",
          RUNBELL_STALL: "learn",
          RUNBELL_NAME: ""
        }
      )
      assert.deepStrictEqual(settings.tags, ["a", "b", "c"])
      assert.deepStrictEqual(settings.mentions, [Mention.here, Mention.user("U012AB3CD")])
      assert.deepStrictEqual(settings.metrics, ["loss=loss: (\\d{1,3})", "acc=acc: (.)"])
      const { steps, epochs, goals, chart } = settings
      assert.deepStrictEqual(chart, ["loss", "accuracy"])
      assert.deepStrictEqual([steps, epochs, goals], [400, 10, { bleu: "highest", "wer/dev": "lowest" }])
      assert.strictEqual(settings.stall, "learn")
      assert.isUndefined(settings.name, "an empty variable is none")
    })
  )

  for (const [given, when] of [
    [["failure"], "failure"],
    [["failure", "always", "lost"], "always"],
    [
      ["finished", "failed", "interrupted", "killed", "lost"],
      ["Finished", "Failed", "Interrupted", "Killed", "Lost"]
    ],
    [
      ["killed", "lost", "lost"],
      ["Killed", "Lost"]
    ],
    [
      ["failure", "finished"],
      ["Failed", "Killed", "Lost", "Finished"]
    ]
  ] as const) {
    it.scoped(`calls people at ${given.join(", ")}, from whatever source`, () =>
      Effect.gen(function* () {
        const at = yield* place
        assert.deepStrictEqual((yield* load(at, { "mention-when": given })).mentionWhen, when)
        assert.deepStrictEqual((yield* load(at, {}, { RUNBELL_MENTION_WHEN: given.join(", ") })).mentionWhen, when)
        at.write(project("runbell.json"), { mentionWhen: given })
        assert.deepStrictEqual((yield* load(at)).mentionWhen, when)
      })
    )
  }

  it.scoped("reads numbers, truths and lists of one from a file", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write(project("runbell.json"), {
        tail: 5,
        jsonMetrics: true,
        stall: true,
        tags: "one",
        steps: 1e21,
        epochs: 10,
        goals: ["bleu=highest"],
        chart: ["loss", "accuracy"]
      })
      const { tail, jsonMetrics, stall, tags, steps, epochs, goals, chart } = yield* load(at)
      assert.deepStrictEqual(chart, ["loss", "accuracy"])
      assert.deepStrictEqual(
        { tail, jsonMetrics, stall, tags },
        { tail: 5, jsonMetrics: true, stall: "learn", tags: ["one"] }
      )
      assert.deepStrictEqual({ steps, epochs, goals }, { steps: 1e21, epochs: 10, goals: { bleu: "highest" } })
    })
  )

  it.scoped("lets a flag switch off what a file switches on", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write(project("runbell.json"), { jsonMetrics: true, stall: "15m" })
      const { jsonMetrics, stall } = yield* load(at, { "json-metrics": ["false"], stall: ["off"] })
      assert.deepStrictEqual({ jsonMetrics, stall }, { jsonMetrics: false, stall: undefined })
    })
  )

  it.scoped("looks for the project's file up to the repository's root, and no further", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write("home/work/runbell.json", { name: "outside" })
      const inside = join(at.project, "src/deep")
      mkdirSync(inside, { recursive: true })
      const nothing = yield* loadSettings({}, at.environment, inside)
      at.write(project("runbell.json"), { name: "root" })
      const root = yield* loadSettings({}, at.environment, inside)
      at.write(project("src/runbell.json"), { name: "nearest" })
      const nearest = yield* loadSettings({}, at.environment, inside)
      assert.deepStrictEqual([nothing.name, root.name, nearest.name], [undefined, "root", "nearest"])
    })
  )

  it.scoped("looks only into the folder itself where there is no repository", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write("elsewhere/runbell.json", { name: "above" })
      const folder = join(at.home, "../elsewhere/below")
      mkdirSync(folder, { recursive: true })
      assert.isUndefined((yield* loadSettings({}, at.environment, folder)).name)
      at.write("elsewhere/below/runbell.json", { name: "here" })
      assert.strictEqual((yield* loadSettings({}, at.environment, folder)).name, "here")
    })
  )

  it.scoped("looks for the user's file where XDG_CONFIG_HOME says, unless that is relative", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write(user, { name: "home" })
      at.write("xdg/runbell/runbell.json", { name: "xdg" })
      const xdg = yield* load(at, {}, { XDG_CONFIG_HOME: join(at.home, "../xdg") })
      const relative = yield* load(at, {}, { XDG_CONFIG_HOME: "xdg" })
      const homeless = yield* loadSettings({}, {}, at.project)
      assert.deepStrictEqual([xdg.name, relative.name, homeless.name], ["xdg", "home", undefined])
    })
  )

  it.scoped("takes the file of --config instead of the project's, by a path from the folder it is run in", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write(user, { project: "user" })
      at.write(project("runbell.json"), { name: "project" })
      at.write(project("ci/night.json"), { name: "night" })
      const settings = yield* load(at, { config: ["ci/night.json"] })
      assert.deepStrictEqual([settings.name, settings.project], ["night", "user"])
      assert.include(yield* refusal(at, { config: ["nowhere.json"] }), "nowhere.json cannot be read (ENOENT)")
    })
  )

  it.scoped("goes on without a file that it may not read, and says so", () =>
    Effect.gen(function* () {
      const at = yield* place
      mkdirSync(join(at.home, ".config/runbell/runbell.json"), { recursive: true })
      const { warnings } = yield* load(at)
      assert.deepStrictEqual(
        warnings.map(({ _tag }) => _tag),
        ["FileSkipped"]
      )
      assert.include(warnings.map(said).join(), "cannot be read (EISDIR), and is left out.")
    })
  )
})

describe("what cannot be right", () => {
  it.scoped.each([
    [{ "min-duration": ["5"] }, '--min-duration cannot be "5". Give a duration, such as 90s, 5m or 1h30m.'],
    [{ stall: ["15x"] }, '--stall cannot be "15x". Give a duration, such as 15m, or learn, or off.'],
    [{ stall: ["0s"] }, '--stall cannot be "0s". Give a duration, such as 15m, or learn, or off.'],
    [{ events: ["some"] }, '--events cannot be "some". Give one of all, end, failure.'],
    [{ tail: ["-1"] }, '--tail cannot be "-1". Give a whole number from 0 to 1000.'],
    [{ tail: [""] }, '--tail cannot be "". Give a whole number from 0 to 1000.'],
    [{ steps: ["0"] }, '--steps cannot be "0". Give a number above 0, such as 400.'],
    [{ steps: ["-5"] }, '--steps cannot be "-5". Give a number above 0, such as 400.'],
    [{ steps: ["1e999"] }, "Give a number above 0, such as 400."],
    [{ epochs: ["ten"] }, '--epochs cannot be "ten". Give a number above 0, such as 400.'],
    [{ goal: ["accuracy>=0.95"] }, "Give METRIC=highest or METRIC=lowest, such as bleu=highest."],
    [{ goal: ["=lowest"] }, '--goal cannot be "=lowest". Give METRIC=highest or METRIC=lowest'],
    [{ goal: ["bleu=up"] }, "To be told of a threshold, give --alert."],
    [{ chart: ["loss,"] }, '--chart cannot be "loss,". Give the names of metrics, such as loss,accuracy.'],
    [{ config: [""] }, '--config cannot be "". Give a path.'],
    [{ name: [" "] }, '--name cannot be " ". Give a text.'],
    [{ link: ["javascript:alert(1)"] }, "Give an address that begins with http:// or https://."],
    [{ mention: ["@ann"] }, '--mention cannot be "@ann". Give a member\'s id (U… or W…'],
    [{ redact: ["("] }, '--redact cannot be "(". Give a JavaScript regular expression'],
    [{ redact: ["x*"] }, "that does not match the empty text."],
    [{ language: ["nl"] }, '--language cannot be "nl". Give one of en, zh, ja, ko, ru, de, fr, es, pt-BR.'],
    [{ "time-zone": ["Mars/Olympus"] }, '--time-zone cannot be "Mars/Olympus". Give a name of the IANA database'],
    [{ "json-metrics": ["maybe"] }, '--json-metrics cannot be "maybe". Give true or false.']
  ] as const)("is refused with what is right: %j", ([flags, expected]) =>
    Effect.gen(function* () {
      assert.include(yield* refusal(yield* place, flags), expected)
    })
  )

  it.scoped("is told by the name of its variable, or by its key and file", () =>
    Effect.gen(function* () {
      const at = yield* place
      assert.include(yield* refusal(at, {}, { RUNBELL_EVENTS: "x" }), 'RUNBELL_EVENTS cannot be "x".')
      const file = at.write(project("runbell.json"), { mentionWhen: "x" })
      assert.include(yield* refusal(at), `mentionWhen in ${file} cannot be "x".`)
    })
  )

  it.scoped("does not matter where another source decides", () =>
    Effect.gen(function* () {
      const settings = yield* load(yield* place, { events: ["end"] }, { RUNBELL_EVENTS: "x" })
      assert.strictEqual(settings.events, "end")
    })
  )

  it.scoped.each([
    ['{ "name": "x",\n  "tail": 5 "events": "end" }', " is not a JSON object, at line 2, column 13."],
    ["nothing", " is not a JSON object"],
    ["", " is not a JSON object"],
    ["[]", " is not a JSON object"],
    ["null", " is not a JSON object"],
    ['{ "name": 5 }', " must be a string, and not a number."],
    ['{ "name": ["x"] }', " must be a string, and not a list."],
    ['{ "tail": "5" }', " must be a number, and not a string."],
    ['{ "stall": 5 }', " must be a string or a boolean, and not a number."],
    ['{ "tags": [1] }', " must be a list of strings, and not a list."],
    ['{ "jsonMetrics": null }', " must be a boolean, and not null."]
  ] as const)("is refused in a file: %s", ([content, expected]) =>
    Effect.gen(function* () {
      const at = yield* place
      const file = at.write(project("runbell.json"), content)
      const message = yield* refusal(at)
      assert.include(message, file)
      assert.include(message, expected)
    })
  )

  const unknown = [
    ['{ "nmae": "x" }', 'There is no setting "nmae" (in '],
    ['{ "nmae": "x" }', "Did you mean name?"],
    ['{ "colour": "red" }', "These are: name, project,"],
    ['{ "__proto__": 1 }', 'There is no setting "__proto__"'],
    ['{ "config": "x" }', 'There is no setting "config"']
  ] as const

  it.scoped.each(unknown)(
    "is refused in a file that was asked for, where its name is none: %s",
    ([content, expected]) =>
      Effect.gen(function* () {
        const at = yield* place
        const file = at.write(project("asked.json"), content)
        const message = yield* refusal(at, { config: ["asked.json"] })
        assert.include(message, file)
        assert.include(message, expected)
      })
  )

  it.scoped.each(unknown)(
    "is left out of a file that was found, which may be of another version: %s",
    ([content, expected]) =>
      Effect.gen(function* () {
        for (const path of [project("runbell.json"), user]) {
          const at = yield* place
          const file = at.write(path, content.replace("{", `{ "project": "vision",`))
          const settings = yield* load(at)
          assert.strictEqual(settings.project, "vision")
          const [warning, ...more] = settings.warnings.map(said)
          assert.include(warning, file)
          assert.include(warning, expected)
          assert.deepStrictEqual(more, [])
        }
      })
  )

  it.scoped("takes a file with a byte order mark", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write(project("runbell.json"), '\uFEFF{ "name": "x" }')
      assert.strictEqual((yield* load(at)).name, "x")
    })
  )
})

describe("the webhook", () => {
  const usable = (place: Place, flags?: Texts, environment?: Readonly<Record<string, string>>) =>
    Effect.map(load(place, flags, environment), ({ destination, warnings }) => {
      if (destination._tag !== "Usable") return assert.fail(destination._tag)
      const { address, source } = destination
      return {
        url: address._tag === "Webhook" ? Redacted.value(address.url) : address._tag,
        source: source._tag,
        warnings: warnings.map(({ _tag }) => _tag)
      }
    })

  it.scoped("comes from the environment without a word", () =>
    Effect.gen(function* () {
      const got = yield* usable(yield* place, {}, { SLACK_WEBHOOK_URL: url })
      assert.deepStrictEqual(got, { url, source: "Variable", warnings: [] })
    })
  )

  it.scoped("comes from a flag with the warning that it shows, but not when the flag names a file", () =>
    Effect.gen(function* () {
      const at = yield* place
      assert.deepStrictEqual((yield* load(at, { "webhook-url": [""] })).warnings, [])
      at.write(project("secret"), `${url}\n`)
      assert.deepStrictEqual((yield* usable(at, { "webhook-url": [url] })).warnings, ["SecretInArguments"])
      assert.deepStrictEqual(yield* usable(at, { "webhook-url": ["file:secret"] }), {
        url,
        source: "Flag",
        warnings: []
      })
    })
  )

  it.scoped("may stand in the user's file; when others can read that, the line to close it is told", () =>
    Effect.gen(function* () {
      const at = yield* place
      const file = at.write(user, { webhookUrl: url }, 0o600)
      assert.deepStrictEqual(yield* usable(at), { url, source: "File", warnings: [] })
      at.write(user, { webhookUrl: url }, 0o644)
      const { warnings } = yield* load(at)
      assert.deepStrictEqual(warnings.map(said), [`others can read the secret in ${file}. Close it: chmod 600 ${file}`])
    })
  )

  it.scoped("may not stand in the project's file, which can name a file for it", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write(project("runbell.json"), { webhookUrl: url })
      const message = yield* refusal(at)
      assert.include(message, "Set SLACK_WEBHOOK_URL")
      assert.notInclude(message, "XXXX")
      at.write(project("runbell.json"), { webhookUrl: "file:~/secrets/webhook" })
      at.write("home/secrets/webhook", url)
      assert.deepStrictEqual(yield* usable(at), { url, source: "File", warnings: [] })
    })
  )

  it.scoped(
    "is read from a file by a path relative to where it is written, by an absolute one, or by a file:// URL",
    () =>
      Effect.gen(function* () {
        const at = yield* place
        const secret = at.write("home/.config/runbell/webhook", url)
        at.write(user, { webhookUrl: "file:webhook" })
        assert.strictEqual((yield* usable(at)).url, url)
        assert.strictEqual((yield* usable(at, {}, { SLACK_WEBHOOK_URL: `file:${secret}` })).url, url)
        assert.strictEqual((yield* usable(at, {}, { SLACK_WEBHOOK_URL: `file://${secret}` })).url, url)
      })
  )

  it.scoped.each([
    ["nonsense", "it is not a URL"],
    ["https://evil.example/XXXX", "neither hooks.slack.com nor"],
    ["file:nowhere", "cannot be read (ENOENT)"],
    ["file:", "cannot be read (EISDIR)"]
  ] as const)("is unusable, and no reason to fail: %s", ([text, expected]) =>
    Effect.gen(function* () {
      const { destination } = yield* load(yield* place, {}, { SLACK_WEBHOOK_URL: text })
      if (destination._tag !== "Unusable") return assert.fail(destination._tag)
      assert.include(destination.problem.message, expected)
    })
  )

  it.scoped("is never shown, however the settings and what is wrong with them are printed", () =>
    Effect.gen(function* () {
      const at = yield* place
      const printed = (value: unknown) =>
        [inspect(value, { depth: 9, showHidden: true }), JSON.stringify(value), String(value)].join()
      const settings = yield* load(at, { "webhook-url": [url] })
      assert.notInclude(printed(settings) + settings.warnings.map(said).join(), "XXXX")
      at.write(project("secret"), "https://evil.example/XXXX")
      assert.notInclude(printed(yield* load(at, { "webhook-url": ["file:secret"] })), "XXXX")
      const misplaced = yield* Effect.flip(load(at, { events: [url] }))
      assert.notInclude(printed(misplaced) + misplaced.message, "XXXX")
      const broken = [`{ "webhookUrl": "${url}", }`, `"${url}"`, `{ "webhookUrl": "${url}`, url]
      for (const content of broken) {
        at.write(user, content)
        const error = yield* Effect.flip(load(at))
        assert.notInclude(printed(error) + error.message, "XXXX")
      }
      at.write(user, `{ "${url}": 1 }`)
      const unknown = yield* load(at)
      assert.notInclude(printed(unknown) + unknown.warnings.map(said).join(), "XXXX")
    })
  )
})

describe("the bot", () => {
  const token = "xoxb-XXXX"
  const set = { SLACK_BOT_TOKEN: token, SLACK_CHANNEL: "#runs" }

  /** The destination in a word, with what stands behind it. */
  const chosen = (flags?: Texts, environment?: Readonly<Record<string, string>>) =>
    Effect.gen(function* () {
      const { destination } = yield* load(yield* place, flags, environment)
      if (destination._tag === "Missing") return "Missing"
      if (destination._tag === "Unusable") return destination.problem.message
      const { address } = destination
      return address._tag === "Webhook" ? "Webhook" : `${Redacted.value(address.token)} in ${address.channel}`
    })

  it.scoped.each([
    ["by its token and its channel", {}, set, `${token} in #runs`],
    ["also where a webhook is set besides", {}, { ...set, SLACK_WEBHOOK_URL: url }, `${token} in #runs`],
    ["in another channel by a flag", { channel: ["#other"] }, set, `${token} in #other`],
    ["unless a webhook is asked for", { "webhook-url": [url] }, set, "Webhook"],
    ["not by half of it, where there is a webhook", {}, { SLACK_CHANNEL: "#x", SLACK_WEBHOOK_URL: url }, "Webhook"]
  ] as const)("is chosen %s", ([, flags, environment, expected]) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* chosen(flags, environment), expected)
    })
  )

  it.scoped.each([
    ["SLACK_CHANNEL", {}, { SLACK_BOT_TOKEN: token }],
    ["SLACK_BOT_TOKEN", {}, { SLACK_CHANNEL: "#runs" }],
    ["SLACK_BOT_TOKEN", { channel: ["#runs"] }, { SLACK_WEBHOOK_URL: url }],
    ["xoxb-", {}, { ...set, SLACK_BOT_TOKEN: "xapp-XXXX" }],
    ["slack.com/api", {}, { ...set, SLACK_API_URL: "https://evil.example/" }]
  ] as const)("is unusable with a word about %s, and no reason to fail", ([expected, flags, environment]) =>
    Effect.gen(function* () {
      const message = yield* chosen(flags, environment)
      assert.include(message, expected)
      assert.notInclude(message, "XXXX")
    })
  )

  it.scoped("cannot be asked for together with a webhook", () =>
    Effect.gen(function* () {
      const message = yield* refusal(yield* place, { "webhook-url": [url], channel: ["#runs"] })
      assert.include(message, "Give one or the other")
    })
  )

  it.scoped("has its token in a file, or in the user's settings, and not in the project's", () =>
    Effect.gen(function* () {
      const at = yield* place
      at.write("home/token", `${token}\n`)
      at.write(user, { botToken: "file:~/token", channel: "#mine" })
      const { destination } = yield* load(at)
      const address = destination._tag === "Usable" ? destination.address : undefined
      assert.strictEqual(address?._tag === "Bot" && Redacted.value(address.token), token)
      at.write(project("runbell.json"), { botToken: token })
      const message = yield* refusal(at)
      assert.include(message, "Set SLACK_BOT_TOKEN")
      assert.notInclude(message, "XXXX")
    })
  )

  it.scoped("has a token that is never shown, with a word where it is given on the command line", () =>
    Effect.gen(function* () {
      const settings = yield* load(yield* place, { "bot-token": [token], channel: ["#runs"] })
      assert.notInclude(inspect(settings, { depth: 9, showHidden: true }) + JSON.stringify(settings), "XXXX")
      const [warning = ""] = settings.warnings.map(said)
      assert.include(warning, "Set SLACK_BOT_TOKEN, or give --bot-token file:PATH")
    })
  )
})
