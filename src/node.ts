/**
 * What needs Node. Its HTTP server is in `@effect/platform-node`, a package that only users of this subpath install.
 *
 * @since 0.1.0
 */

export * as NodeSlackNotifier from "./node/NodeSlackNotifier.ts"
export { runMain } from "./node/runMain.ts"
export * as NodeSlackSandbox from "./sandbox/NodeSlackSandbox.ts"
