/** Why nothing was answered. It holds no more than that: what Node says besides may quote a proxy's password. */
import * as Data from "effect/Data"
import { errorCode } from "../errorCode.ts"

/** `code` is the system's, such as `ECONNREFUSED`, or `PROXY_407` where a proxy answered so. */
export class NoConnection extends Data.TaggedError("NoConnection")<{ readonly code: string }> {
  override get message(): string {
    return this.code
  }
}

export const noConnection = (error: unknown): NoConnection => new NoConnection({ code: errorCode(error) })
