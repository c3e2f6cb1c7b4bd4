/** What can be wrong with what was set. Each error says where, and what is right; the command ends with 64 then. */
import * as Data from "effect/Data"
import type { Misuse } from "../usage/Misuse.ts"
import { inTurn, type Sentence } from "../usage/Sentence.ts"
import { en } from "../usage/words/en.ts"
import type { UsageWords } from "../usage/words/UsageWords.ts"
import { options, type SecretOption } from "./options.ts"
import { nameOf, type Source } from "./Source.ts"

/** A value that cannot be read. */
export class BadValue
  extends Data.TaggedError("BadValue")<{
    readonly source: Source
    /** Without Slack's own secrets. */
    readonly given: string
    /** What to give instead. */
    readonly remedy: Sentence
  }>
  implements Misuse
{
  say(words: UsageWords): string {
    const given = JSON.stringify(this.given.slice(0, 200))
    return words.cannotBe(nameOf(this.source, words), given, this.remedy(words))
  }
  override get message(): string {
    return this.say(en)
  }
}

/** The file that was asked for cannot be read. */
export class FileUnreadable
  extends Data.TaggedError("FileUnreadable")<{
    readonly path: string
    readonly code: string
  }>
  implements Misuse
{
  say({ fileUnreadable }: UsageWords): string {
    return fileUnreadable(this.path, this.code)
  }
  override get message(): string {
    return this.say(en)
  }
}

/** It does not hold a JSON object. Nothing of it is shown: it may hold the webhook's URL. */
export class FileNotJson
  extends Data.TaggedError("FileNotJson")<{
    readonly path: string
    readonly place: { readonly line: number; readonly column: number } | undefined
  }>
  implements Misuse
{
  say(words: UsageWords): string {
    const { path, place } = this
    const wrong = place === undefined ? words.fileNotJson(path) : words.fileNotJsonAt(path, place.line, place.column)
    return inTurn(words, wrong, words.fileExample('{ "project": "vision", "events": "end" }'))
  }
  override get message(): string {
    return this.say(en)
  }
}

/** No setting has this name. */
export class UnknownKey
  extends Data.TaggedError("UnknownKey")<{
    readonly path: string
    /** Without Slack's own secrets. */
    readonly key: string
    readonly nearest: string | undefined
    readonly known: ReadonlyArray<string>
  }>
  implements Misuse
{
  say(words: UsageWords): string {
    const { path, key, nearest, known } = this
    const instead = nearest === undefined ? words.allKeys(known.join(", ")) : words.meantKey(nearest)
    return inTurn(words, words.unknownKey(JSON.stringify(key.slice(0, 80)), path), instead)
  }
  override get message(): string {
    return this.say(en)
  }
}

/** What a value of JSON can be. */
export type JsonType = keyof UsageWords["json"]

/** A setting of another type of JSON. */
export class WrongType
  extends Data.TaggedError("WrongType")<{
    readonly path: string
    readonly key: string
    /** Any of these. */
    readonly expected: ReadonlyArray<JsonType>
    readonly found: JsonType
  }>
  implements Misuse
{
  say({ wrongType, json, or }: UsageWords): string {
    const expected = this.expected.map((type) => json[type]).join(or)
    return wrongType(this.key, this.path, expected, json[this.found])
  }
  override get message(): string {
    return this.say(en)
  }
}

/** The project's file is committed sooner or later, and Slack revokes secrets of its own that it finds in public. */
export class SecretInProjectFile
  extends Data.TaggedError("SecretInProjectFile")<{
    readonly path: string
    readonly option: SecretOption
  }>
  implements Misuse
{
  say({ secretInProjectFile }: UsageWords): string {
    const { variable = "", key = "" } = options[this.option]
    return secretInProjectFile(key, this.path, variable, `"${key}": "file:~/.config/runbell/${this.option}"`)
  }
  override get message(): string {
    return this.say(en)
  }
}

/** Two destinations are asked for, and only one can be. */
export class TwoDestinations extends Data.TaggedError("TwoDestinations")<{}> implements Misuse {
  say({ twoDestinations }: UsageWords): string {
    return twoDestinations
  }
  override get message(): string {
    return this.say(en)
  }
}

export type SettingsError =
  | BadValue
  | FileUnreadable
  | FileNotJson
  | UnknownKey
  | WrongType
  | SecretInProjectFile
  | TwoDestinations
