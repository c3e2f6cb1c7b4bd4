/**
 * Doubles of Slack for tests: a recorder in memory, and the sandbox, which is as strict as Slack.
 *
 * @since 0.1.0
 */
export type { ChannelState } from "./sandbox/api/Channel.ts"
export type { TokenState } from "./sandbox/api/Token.ts"
export { Fault } from "./sandbox/Fault.ts"
export { SandboxNotLoopback } from "./sandbox/SandboxError.ts"
export type { SandboxOptions } from "./sandbox/SandboxOptions.ts"
export { SandboxRequest } from "./sandbox/SandboxRequest.ts"
export { type Service as SlackSandboxService, SlackSandbox } from "./sandbox/SlackSandbox.ts"
export { type FileState, StoredFile, type UploadedFile } from "./sandbox/StoredFile.ts"
export { Note, StoredMessage } from "./sandbox/StoredMessage.ts"
export { Problem } from "./sandbox/validate/Problem.ts"
export type { WebhookState } from "./sandbox/WebhookState.ts"
export { type Service as SlackRecorderService, SlackRecorder } from "./testing/SlackRecorder.ts"
