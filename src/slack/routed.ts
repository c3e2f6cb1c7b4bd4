/** Several notifiers as one, of which each is told what is meant for it. */
import * as Effect from "effect/Effect"
import type { RunEvent } from "../domain/RunEvent.ts"
import { type Handed, handToAll } from "./handToAll.ts"
import type { Message } from "./Message.ts"
import { mentioning } from "./mentioning.ts"
import type { Service } from "./Notifier.ts"
import type { Route } from "./Route.ts"
import type { Policy } from "./SlackPolicy.ts"
import { stepsOf } from "./steps.ts"
import { anyCan, takesOf } from "./together.ts"

/** The runs whose card stands at a notifier, and is not finished yet. */
const makeCards = (to: Service) => {
  const open = new Set<string>()
  return {
    note: (event: RunEvent): void => {
      if (event._tag === "RunStarted" && to.can.edit) open.add(event.run.id)
      if (event._tag === "RunEnded") open.delete(event.run.id)
    },
    /** The end of a run as its card alone shows it, where the end itself is told elsewhere. */
    finish: (message: Message): ReadonlyArray<Handed> => {
      const { event } = message
      if (event._tag !== "RunEnded" || !open.delete(event.run.id)) return []
      return stepsOf(message).flatMap((step) => (step.adds === "card" ? [{ to, message: step }] : []))
    }
  }
}

/** The notifier that gives each message to the first whose route it goes, and what goes none to the last. */
export const routed = (
  routes: ReadonlyArray<Route<Service>>,
  otherwise: Service,
  policy: Pick<Policy, "sparseProgress">
): Service => {
  const services = Array.from(new Set([...routes.map(({ to }) => to), otherwise]))
  const can = anyCan(services)
  const members = services.map((to) => ({ to, takes: takesOf(to, can, policy), cards: makeCards(to) }))
  const choose = (message: Message): ReadonlyArray<Handed> => {
    if (message.adds !== undefined) return members.flatMap(({ cards }) => cards.finish(message))
    const route = routes.find(({ when }) => when(message.event))
    const to = route?.to ?? otherwise
    return members.flatMap((member) => {
      if (member.to !== to) return member.cards.finish(message)
      member.cards.note(message.event)
      return member.takes(message.event) ? [{ to, message: mentioning(message, route?.mentions ?? []) }] : []
    })
  }
  return {
    destination: services.map(({ destination }) => destination).join(", "),
    can,
    enqueue: (message) => Effect.suspend(() => handToAll(choose(message)))
  }
}
