/** What stands for a destination wherever its secret must not be. */
import { createHash } from "node:crypto"
import * as Redacted from "effect/Redacted"

/**
 * 16 hexadecimal digits of the secret's SHA-256: the same for the same webhook, and of no use to who finds it.
 *
 * @since 0.1.0
 */
export const fingerprint = (secret: Redacted.Redacted): string =>
  createHash("sha256").update(Redacted.value(secret)).digest("hex").slice(0, 16)
