/** The webhooks of the sandbox's workspace while it runs. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Ref from "effect/Ref"
import type { Settings } from "./SandboxOptions.ts"
import type { WebhookState } from "./WebhookState.ts"
import { admit, defaultChannel, idIn, makeWebhook, type Webhook } from "./Workspace.ts"

/** Opens the workspace with the webhook of the default channel. */
export const makeWebhooks = (settings: Settings) =>
  Effect.map(Ref.make<ReadonlyArray<Webhook>>([makeWebhook(0, defaultChannel)]), (webhooks) => {
    /** The webhook of a channel, made when it is first asked for. */
    const ofChannel = (channel: string) =>
      Ref.modify(webhooks, (all) => {
        const known = all.find((webhook) => webhook.channel === channel)
        const webhook = known ?? makeWebhook(all.length, channel)
        return [webhook, known === undefined ? [...all, webhook] : all]
      })
    return {
      ofChannel,
      idIn: (path: string) => Effect.map(Ref.get(webhooks), (all) => idIn(all, path)),
      admit: (path: string) =>
        Effect.flatMap(Clock.currentTimeMillis, (now) =>
          Effect.flatten(Ref.modify(webhooks, (all) => admit(all, path, now, settings)))
        ),
      setState: (state: WebhookState, channel: string) =>
        Effect.zipRight(
          ofChannel(channel),
          Ref.update(webhooks, (all) =>
            all.map((webhook) => (webhook.channel === channel ? { ...webhook, state } : webhook))
          )
        )
    }
  })
