/** What can be wrong with what was set. Each error says where, and what is right; the command ends with 64 then. */
import * as Data from "effect/Data"
import { options, type SecretOption } from "./options.ts"
import { nameOf, type Source } from "./Source.ts"

/** A value that cannot be read. */
export class BadValue extends Data.TaggedError("BadValue")<{
  readonly source: Source
  /** Without Slack's own secrets. */
  readonly given: string
  readonly remedy: string
}> {
  override get message(): string {
    return `${nameOf(this.source)} cannot be ${JSON.stringify(this.given.slice(0, 200))}. ${this.remedy}.`
  }
}

/** The file that was asked for cannot be read. */
export class FileUnreadable extends Data.TaggedError("FileUnreadable")<{
  readonly path: string
  readonly code: string
}> {
  override get message(): string {
    return `${this.path} cannot be read (${this.code}). Give --config the path of a runbell.json.`
  }
}

/** It does not hold a JSON object. Nothing of it is shown: it may hold the webhook's URL. */
export class FileNotJson extends Data.TaggedError("FileNotJson")<{
  readonly path: string
  /** Such as `line 3, column 7`. */
  readonly place: string | undefined
}> {
  override get message(): string {
    const place = this.place === undefined ? "" : `, at ${this.place}`
    return `${this.path} is not a JSON object${place}. It should look like { "project": "vision", "events": "end" }.`
  }
}

/** No setting has this name. */
export class UnknownKey extends Data.TaggedError("UnknownKey")<{
  readonly path: string
  /** Without Slack's own secrets. */
  readonly key: string
  readonly instead: string
}> {
  override get message(): string {
    return `There is no setting ${JSON.stringify(this.key.slice(0, 80))} (in ${this.path}). ${this.instead}`
  }
}

/** A setting of another type of JSON. */
export class WrongType extends Data.TaggedError("WrongType")<{
  readonly path: string
  readonly key: string
  readonly expected: string
  readonly found: string
}> {
  override get message(): string {
    return `${this.key} in ${this.path} must be ${this.expected}, and not ${this.found}.`
  }
}

/** The project's file is committed sooner or later, and Slack revokes secrets of its own that it finds in public. */
export class SecretInProjectFile extends Data.TaggedError("SecretInProjectFile")<{
  readonly path: string
  readonly option: SecretOption
}> {
  override get message(): string {
    const { variable, key } = options[this.option]
    return `${key} is a secret, and ${this.path} belongs to the project. Set ${variable}, or put it into a file of your own: "${key}": "file:~/.config/runbell/${this.option}".`
  }
}

/** Two destinations are asked for, and only one can be. */
export class TwoDestinations extends Data.TaggedError("TwoDestinations")<{}> {
  override get message(): string {
    return "--webhook-url names a webhook, and --bot-token and --channel name a bot. Give one or the other."
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
