/** The package's version, which the bundler writes in. */
declare const RUNBELL_VERSION: string

export const version: string = typeof RUNBELL_VERSION === "undefined" ? "unbundled" : RUNBELL_VERSION
