/** The manifest of docs/ asks for what runbell calls, and for nothing else: whoever pastes it gets an app that works. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import type { Method } from "../../src/slack/WebApi.ts"

const root = path.resolve(import.meta.dirname, "../..")

const read = (file: string): string => fs.readFileSync(path.join(root, "docs", file), "utf8")

/** By the pages of the methods: a call takes one of them, by the kind of its channel. */
const scopesOf: Readonly<Record<Method, ReadonlyArray<string>>> = {
  "auth.test": [],
  "chat.deleteScheduledMessage": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.scheduleMessage": ["chat:write"],
  "chat.scheduledMessages.list": [],
  "chat.update": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history"],
  "conversations.replies": ["channels:history", "groups:history"],
  "files.completeUploadExternal": ["files:write"],
  "files.getUploadURLExternal": ["files:write"],
  "reactions.add": ["reactions:write"],
  "users.lookupByEmail": ["users:read.email", "users:read"]
}

/** What talks to Slack; these files only name the methods. */
const naming = new Set(["slack/WebApi.ts", "slack/SlackError.ts", "slack/rateTiers.ts"])

const sources = fs
  .readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.startsWith("sandbox/") && !naming.has(file))
  .map((file) => fs.readFileSync(path.join(root, "src", file), "utf8"))

const isCalled = (method: string): boolean => sources.some((source) => source.includes(`"${method}"`))

const Manifest = Schema.parseJson(
  Schema.Struct({ oauth_config: Schema.Struct({ scopes: Schema.Struct({ bot: Schema.Array(Schema.String) }) }) })
)

const { bot } = Schema.decodeSync(Manifest)(read("slack-app-manifest.json")).oauth_config.scopes

const scopesWhere = (holds: (method: string) => boolean): ReadonlyArray<string> =>
  Object.entries(scopesOf).flatMap(([method, scopes]) => (holds(method) ? scopes : []))

/** As YAML writes it, for what the manifest consists of. A text with a sign that YAML knows is quoted. */
const yamlOf = (value: unknown, indent = ""): string => {
  const scalar = (value: unknown) =>
    typeof value === "string" && /[:#]/u.test(value) ? JSON.stringify(value) : String(value)
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${scalar(item)}\n`).join("")
  return Object.entries(Object(value))
    .map(([key, inner]) =>
      typeof inner === "object"
        ? `${indent}${key}:\n${yamlOf(inner, `${indent}  `)}`
        : `${indent}${key}: ${scalar(inner)}\n`
    )
    .join("")
}

describe("The Slack app's manifest", () => {
  it("asks for the scopes of all that runbell calls, each once, and for none that no method of its needs", () => {
    assert.includeMembers([...bot], [...scopesWhere(isCalled)])
    assert.includeMembers([...scopesWhere(() => true)], [...bot])
    assert.lengthOf(bot, new Set(bot).size)
  })

  it("is the same as JSON and as YAML", () => {
    assert.strictEqual(read("slack-app-manifest.yaml"), yamlOf(JSON.parse(read("slack-app-manifest.json"))))
  })

  for (const page of ["slack-app.md", "slack-app.zh-CN.md"]) {
    it(`is explained scope by scope in ${page}`, () => {
      const explained = Array.from(read(page).matchAll(/^\| `([a-z:.]+)` \|/gmu), ([, scope]) => scope)
      assert.deepStrictEqual(explained, [...bot, "chat:write.public"])
    })
  }
})
