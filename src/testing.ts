/**
 * Doubles of Slack for tests: a recorder in memory, and the sandbox, which is as strict as Slack.
 *
 * @since 0.1.0
 */
export { type Service as SlackRecorderService, SlackRecorder } from "./testing/SlackRecorder.ts"
