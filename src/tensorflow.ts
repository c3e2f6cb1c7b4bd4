/**
 * For trainings with TensorFlow.js. It imports nothing of it.
 *
 * @since 0.1.0
 */
export {
  type Logs,
  type NotifyCallbacks,
  type NotifyOptions,
  notifyCallbacks,
  type TrainingRun
} from "./tensorflow/notifyCallbacks.ts"
