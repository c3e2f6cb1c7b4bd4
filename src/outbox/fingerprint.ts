/** What stands for a destination wherever its secret must not be. */
import { createHash } from "node:crypto"
import * as Redacted from "effect/Redacted"
import type { Address } from "../slack/Address.ts"

const keyOf = (address: Address): string =>
  address._tag === "Webhook"
    ? Redacted.value(address.url)
    : [address.api, address.channel, Redacted.value(address.token)].join("\n")

/**
 * 16 hexadecimal digits of the address's SHA-256: the same for the same webhook, or for the same bot in the same channel,
 * and of no use to who finds it.
 *
 * @since 0.1.0
 */
export const fingerprint = (address: Address): string =>
  createHash("sha256").update(keyOf(address)).digest("hex").slice(0, 16)

/** Whether a name is such a fingerprint. */
export const isFingerprint = (name: string): boolean => /^[0-9a-f]{16}$/u.test(name)
