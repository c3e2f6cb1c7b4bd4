/** Several layers of notifiers as one layer of all their services, each built once. */
import * as Context from "effect/Context"
import * as Layer from "effect/Layer"
import { Notifier, type Service } from "./Notifier.ts"
import type { SlackNotifier } from "./SlackNotifier.ts"

/** Any layer that gives a notifier, whatever it fails with or needs. */
export type NotifierLayer = Layer.Layer<SlackNotifier, unknown, unknown>

/** The services of several layers, in their order. */
export class Members extends Context.Tag("runbell/Members")<Members, ReadonlyArray<Service>>() {}

const membersOf = Layer.map((context: Context.Context<SlackNotifier>) =>
  Context.make(Members, [Context.get(context, Notifier)])
)

const joined = (one: Context.Context<Members>, other: Context.Context<Members>): Context.Context<Members> =>
  Context.make(Members, [...Context.get(one, Members), ...Context.get(other, Members)])

const none: Layer.Layer<Members, unknown, unknown> = Layer.succeed(Members, [])

/** The members' services; what else the layers do, such as to add a keeper of runs, is done too. */
export const members = <L extends NotifierLayer>(
  layers: ReadonlyArray<L>
): Layer.Layer<Members, Layer.Layer.Error<L>, Layer.Layer.Context<L>> =>
  layers.reduce((all, layer) => Layer.zipWith(all, membersOf(layer), joined), none) as Layer.Layer<
    Members,
    // A list of layers has no type of its own for what they fail with together: it is what each fails with.
    Layer.Layer.Error<L>,
    Layer.Layer.Context<L>
  >
