/** How messages that have waited reach their destination: by the settings where that is the one, else by the address that was written down. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { botCarrier } from "../node/durableBot.ts"
import type { Carrier } from "../outbox/Carrier.ts"
import { recallDestination } from "../outbox/destinations.ts"
import { fingerprint } from "../outbox/fingerprint.ts"
import type { Address } from "../slack/Address.ts"
import { Plotter } from "../slack/Plotter.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { attemptWebhook } from "../slack/webhook.ts"
import { accessOf, postTo } from "./notifierOf.ts"
import { draw } from "./plotter.ts"
import type { Settings } from "./settings/Settings.ts"

/** What the fingerprint stands for, where it is known. */
export const addressOf = (
  state: string,
  { destination }: Pick<Settings, "destination">,
  mark: string
): Effect.Effect<Option.Option<Address>> =>
  destination._tag === "Usable" && fingerprint(destination.address) === mark
    ? Effect.succeed(Option.some<Address>(destination.address))
    : recallDestination(state, mark)

const carrierAt = (state: string, address: Address): Effect.Effect<Carrier> =>
  address._tag === "Bot"
    ? Effect.provideService(botCarrier(state, accessOf(address)), Plotter, Option.some(draw))
    : Effect.map(SlackPolicy, (policy) => ({ deliver: attemptWebhook(postTo(address.url), policy) }))

/** Who carries messages to the destination of that fingerprint; none where nobody knows its address any more. */
export const carrierTo =
  (state: string, settings: Pick<Settings, "destination">) =>
  (mark: string): Effect.Effect<Option.Option<Carrier>> =>
    Effect.flatMap(
      addressOf(state, settings, mark),
      Effect.transposeMapOption((address) => carrierAt(state, address))
    )
