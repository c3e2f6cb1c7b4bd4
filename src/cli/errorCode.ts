/** The system's code of a failed call, such as `ENOENT`: what of an error can always be shown. Its message may quote a secret. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown error"
