/** A run's id in the form that a check takes it in: a UUID, the same from whichever process of the run it is sent. */
import * as Effect from "effect/Effect"

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")

/** A UUID of version 8 (RFC 9562): the first bits of the SHA-256 of the run's id. */
export const pingId = (runId: string): Effect.Effect<string> =>
  Effect.map(
    Effect.promise(() => crypto.subtle.digest("SHA-256", new TextEncoder().encode(runId))),
    (digest) => {
      const text = hex(new Uint8Array(digest, 0, 16))
      const variant = "89ab"[Number.parseInt(text.charAt(16), 16) % 4] ?? "8"
      return [
        text.slice(0, 8),
        text.slice(8, 12),
        `8${text.slice(13, 16)}`,
        `${variant}${text.slice(17, 20)}`,
        text.slice(20)
      ].join("-")
    }
  )
