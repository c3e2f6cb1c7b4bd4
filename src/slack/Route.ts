/** Which events go where: to each destination of several what it is for, and with whom to call there. */
import type { Level } from "../domain/Level.ts"
import type { Mention } from "../domain/Mention.ts"
import * as Outcome from "../domain/Outcome.ts"
import type { RunEvent } from "../domain/RunEvent.ts"

/**
 * One way of several: what goes it, where to, and who is called there besides those that the run calls.
 *
 * @example
 * import { Mention, Route, SlackNotifier } from "runbell"
 * const alerts: Route.Route<typeof SlackNotifier.layerConfig> = {
 *   when: Route.of("AlertRaised"),
 *   to: SlackNotifier.layerConfig,
 *   mentions: [Mention.user("U012AB3CD")]
 * }
 * SlackNotifier.route({ routes: [alerts], otherwise: SlackNotifier.layerConsole })
 *
 * @since 0.1.0
 */
export interface Route<To> {
  readonly when: (event: RunEvent) => boolean
  readonly to: To
  /** Default: nobody. */
  readonly mentions?: ReadonlyArray<Mention> | undefined
}

const order = { info: 0, warn: 1, error: 2 } as const satisfies Record<Level, number>

const levelOf = (event: RunEvent): Level => {
  switch (event._tag) {
    case "AlertRaised":
      return event.alert.level
    case "MessageSent":
      return event.content.level ?? "info"
    case "RunEnded":
      return Outcome.isTrouble(event.outcome) ? "error" : "info"
    default:
      return "info"
  }
}

/**
 * Events of this level or a higher one. The end of a run that ended in trouble is an `error`; every other end, a start
 * and progress are `info`.
 *
 * @example
 * import { Route, SlackNotifier } from "runbell"
 * SlackNotifier.route({
 *   routes: [{ when: Route.atLeast("warn"), to: SlackNotifier.layerConfig }],
 *   otherwise: SlackNotifier.layerConsole
 * })
 *
 * @since 0.1.0
 */
export const atLeast =
  (level: Level) =>
  (event: RunEvent): boolean =>
    order[levelOf(event)] >= order[level]

/**
 * What somebody should look at: a run that ended in trouble, and alerts and messages of the level `error`.
 *
 * @example
 * import { Mention, Route, SlackNotifier } from "runbell"
 * SlackNotifier.route({
 *   routes: [{ when: Route.trouble, to: SlackNotifier.layerConfig, mentions: [Mention.here] }],
 *   otherwise: SlackNotifier.layerConsole
 * })
 *
 * @since 0.1.0
 */
export const trouble: (event: RunEvent) => boolean = atLeast("error")

/**
 * Events of these kinds.
 *
 * @example
 * import { Route } from "runbell"
 * const ends = Route.of("RunEnded")
 *
 * @since 0.1.0
 */
export const of =
  (...kinds: ReadonlyArray<RunEvent["_tag"]>) =>
  (event: RunEvent): boolean =>
    kinds.includes(event._tag)
