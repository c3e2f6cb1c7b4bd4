/** Several notifiers as one, of which each is told everything. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { RunEvent } from "../domain/RunEvent.ts"
import type { Capabilities } from "./Capabilities.ts"
import { handToAll } from "./handToAll.ts"
import type { Service } from "./Notifier.ts"
import type { Policy } from "./SlackPolicy.ts"

/** What at least one of them can do: a run then tells all that is needed for it. */
export const anyCan = (services: ReadonlyArray<Service>): Capabilities => ({
  edit: services.some(({ can }) => can.edit),
  thread: services.some(({ can }) => can.thread),
  upload: services.some(({ can }) => can.upload)
})

/** Which events one of several takes. */
export type Takes = (event: RunEvent) => boolean

const everything: Takes = () => true

const seldom = ({ sparseProgress }: Pick<Policy, "sparseProgress">): Takes => {
  const interval = Duration.toMillis(sparseProgress)
  const toldAt = new Map<string, number>()
  return (event) => {
    if (event._tag === "RunEnded") toldAt.delete(event.run.id)
    if (event._tag === "RunStarted") toldAt.set(event.run.id, event.at.epochMillis)
    if (event._tag !== "RunProgressed") return true
    const before = toldAt.get(event.run.id)
    const isDue = before === undefined || event.at.epochMillis - before >= interval
    if (isDue) toldAt.set(event.run.id, event.at.epochMillis)
    return isDue
  }
}

/** Beside one that edits, progress is told often. Who can only post tells it as seldom as it would alone. */
export const takesOf = (service: Service, all: Capabilities, policy: Pick<Policy, "sparseProgress">): Takes =>
  all.edit && !service.can.edit ? seldom(policy) : everything

/** The notifier that gives each message to all of them. */
export const together = (services: ReadonlyArray<Service>, policy: Pick<Policy, "sparseProgress">): Service => {
  const can = anyCan(services)
  const members = services.map((to) => ({ to, takes: takesOf(to, can, policy) }))
  return {
    destination: services.map(({ destination }) => destination).join(", "),
    can,
    enqueue: (message) =>
      Effect.suspend(() =>
        handToAll(
          members
            .filter(({ to, takes }) => takes(message.event) && (message.adds === undefined || to.can.edit))
            .map(({ to }) => ({ to, message }))
        )
      )
  }
}
