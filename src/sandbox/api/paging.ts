/** One page of a long list, and the cursor to the next. Pure. */
import * as Either from "effect/Either"
import type { Json } from "../validate/Message.ts"
import { type Refusal, refused } from "./Refusal.ts"
import { textIn } from "./readArguments.ts"

const startOf = (cursor: string): number => (/^next:\d{1,9}$/u.test(cursor) ? Number(cursor.slice(5)) : Number.NaN)

const sizeOf = (limit: string | undefined, sizes: { readonly most: number; readonly otherwise: number }): number => {
  const size = Number(limit ?? sizes.otherwise)
  return Number.isInteger(size) && size > 0 ? Math.min(size, sizes.most) : sizes.otherwise
}

/** The part of the list that `limit` and `cursor` ask for; the next cursor is empty at the end. */
export const pageOf = <A>(
  all: ReadonlyArray<A>,
  args: Json,
  sizes: { readonly most: number; readonly otherwise: number }
): Either.Either<{ readonly items: ReadonlyArray<A>; readonly next: string }, Refusal> => {
  const cursor = textIn(args, "cursor") ?? ""
  const start = cursor === "" ? 0 : startOf(cursor)
  if (Number.isNaN(start)) return Either.left(refused("invalid_cursor"))
  const end = start + sizeOf(textIn(args, "limit"), sizes)
  return Either.right({ items: all.slice(start, end), next: end < all.length ? `next:${end}` : "" })
}
