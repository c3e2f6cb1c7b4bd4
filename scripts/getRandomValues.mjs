/** Stands in for the global `crypto.getRandomValues` in the command: Node loads all of WebCrypto for that. */
import { randomFillSync } from "node:crypto"

export const getRandomValues = (array) => randomFillSync(array)
