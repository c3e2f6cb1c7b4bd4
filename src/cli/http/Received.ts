/** An answer that is already read. */
export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | ReadonlyArray<string> | undefined>>
  readonly body: string
}

/** A header that comes once. */
export const headerOf = ({ headers }: Received, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === "string" ? value : undefined
}
