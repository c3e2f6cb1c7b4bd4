/** What becomes of the bytes that are sent to the address of an upload. */
import * as Effect from "effect/Effect"
import type { Answer } from "../Answer.ts"
import type { Stores } from "../Stores.ts"
import { meet, type Settled } from "../settle.ts"
import { callsLimited } from "./apiAnswer.ts"
import type { NotReceived } from "./Upload.ts"

/** What the record says of it. */
interface SettledFile extends Settled {
  readonly payload: { readonly file: string | undefined; readonly size: number }
  readonly call: string
  readonly fault?: string | undefined
}

/** The name by which faults are asked for, and by which the record knows it: it is no method of the Web API. */
export const uploadCall = "upload"

const text = (status: number, body: string): Answer => ({
  status,
  body,
  headers: { "content-type": "text/plain; charset=utf-8" }
})

/** Assumed: Slack documents no answer but the good one. */
const refusals: Readonly<Record<NotReceived, Answer>> = {
  not_found: text(404, "not_found"),
  wrong_size: text(400, "wrong_size")
}

/** Settles the bytes: all that announce themselves rightly are taken, whoever sends them. */
export const receiveFile = (stores: Stores, ticket: string, bytes: Uint8Array): Effect.Effect<SettledFile> =>
  Effect.gen(function* () {
    const fault = yield* stores.callFaults.take(uploadCall)
    const work = Effect.match(stores.uploads.receive(ticket, bytes), {
      onFailure: (why): Settled => ({ answer: refusals[why] }),
      onSuccess: (): Settled => ({ answer: text(200, `OK - ${bytes.length}`) })
    })
    const settled = yield* fault === undefined
      ? work
      : meet(fault, work, { limited: callsLimited, refused: (error) => text(400, error) })
    const uploads = yield* stores.uploads.all
    const file = uploads.find(({ id }) => ticket.startsWith(`${id}-`))?.id
    return { ...settled, call: uploadCall, payload: { file, size: bytes.length }, fault: fault?._tag }
  })
