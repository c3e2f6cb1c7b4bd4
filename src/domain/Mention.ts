/** Who is called by name when a run ends: a person, a group, or everybody in the channel. */
import * as Schema from "effect/Schema"

/**
 * Somebody to mention. Ids are Slack's own (`U…` or `W…` for a person, `S…` for a group): Slack no longer links `@name`
 * (its page "Formatting text for app surfaces"). An id of another shape is shown as plain text and calls nobody.
 *
 * @example
 * import { Mention } from "runbell"
 * const who: ReadonlyArray<Mention.Mention> = [Mention.user("U012AB3CD"), Mention.here]
 *
 * @since 0.1.0
 */
export const Mention = Schema.Union(
  Schema.TaggedStruct("User", { id: Schema.String }),
  Schema.TaggedStruct("Group", { id: Schema.String }),
  Schema.TaggedStruct("Email", { address: Schema.String }),
  Schema.TaggedStruct("Here", {}),
  Schema.TaggedStruct("Channel", {})
).annotations({ identifier: "Mention" })

/**
 * @since 0.1.0
 */
export type Mention = typeof Mention.Type

/**
 * A person, by Slack's member id, for example `Mention.user("U012AB3CD")`.
 *
 * @example
 * import { Mention } from "runbell"
 * Mention.user("U012AB3CD")
 *
 * @since 0.1.0
 */
export const user = (id: string): Mention => ({ _tag: "User", id })

/**
 * A user group, by its id, for example `Mention.group("S012AB3CD")`.
 *
 * @example
 * import { Mention } from "runbell"
 * Mention.group("S012AB3CD")
 *
 * @since 0.1.0
 */
export const group = (id: string): Mention => ({ _tag: "Group", id })

/**
 * A person, by the e-mail address of their account, for example `Mention.email("ada@example.com")`. A bot with the scope
 * `users:read.email` looks up who that is. Everybody else, and a webhook, shows the address and calls nobody.
 *
 * @example
 * import { Mention, withSlackNotify } from "runbell"
 * withSlackNotify({ name: "mnist", mentions: { who: [Mention.email("ada@example.com")] } })
 *
 * @since 0.1.0
 */
export const email = (address: string): Mention => ({ _tag: "Email", address })

/**
 * The active members of the channel.
 *
 * @example
 * import { Mention, withSlackNotify } from "runbell"
 * withSlackNotify({ name: "mnist", mentions: { who: [Mention.here] } })
 *
 * @since 0.1.0
 */
export const here: Mention = { _tag: "Here" }

/**
 * All members of the channel.
 *
 * @example
 * import { Mention, withSlackNotify } from "runbell"
 * withSlackNotify({ name: "mnist", mentions: { who: [Mention.channel], when: "always" } })
 *
 * @since 0.1.0
 */
export const channel: Mention = { _tag: "Channel" }
