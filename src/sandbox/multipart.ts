/** Forms of the kind `multipart/form-data`, as the web's own standard reads them. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"

/** Whether the content type is that of such a form. */
export const isMultipart = (contentType: string): boolean => /^\s*multipart\/form-data\b/iu.test(contentType)

const read = (contentType: string, body: string | Uint8Array<ArrayBuffer>): Effect.Effect<Option.Option<FormData>> =>
  Effect.tryPromise(() => new Response(body, { headers: { "content-type": contentType } }).formData()).pipe(
    Effect.option
  )

/** The texts of the form, written as a form of the plain kind; none of what is no such form. */
export const plainForm = (contentType: string, body: string): Effect.Effect<string> =>
  Effect.map(read(contentType, body), (form) =>
    new URLSearchParams(
      Array.from(Option.getOrElse(form, () => new FormData()).entries()).flatMap(([name, value]) =>
        Predicate.isString(value) ? [[name, value]] : []
      )
    ).toString()
  )

/** The bytes of the form's first field, whatever its name; what is no such form is the bytes themselves. */
export const fileIn = (contentType: string, body: Uint8Array<ArrayBuffer>): Effect.Effect<Uint8Array> =>
  isMultipart(contentType)
    ? Effect.flatMap(read(contentType, body), (form) => {
        const [first] = Option.match(form, { onNone: () => [], onSome: (form) => Array.from(form.values()) })
        if (first === undefined) return Effect.succeed(new Uint8Array())
        return Effect.promise(async () => new Uint8Array(await new Response(first).arrayBuffer()))
      })
    : Effect.succeed(body)
