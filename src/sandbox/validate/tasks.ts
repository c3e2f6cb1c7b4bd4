/** The steps of an assistant, by Slack's reference pages "Task card block" and "Plan block". */
import * as Schema from "effect/Schema"
import { richText } from "./richText.ts"
import { block, list, maybe, text, typed, url } from "./shape.ts"

export const taskCard = block("task_card", {
  task_id: text(),
  title: text(),
  status: Schema.Literal("pending", "in_progress", "complete", "error"),
  details: maybe(richText),
  output: maybe(richText),
  sources: maybe(list(typed("url", { url, text: text() })))
})

export const plan = block("plan", { title: text(), tasks: maybe(list(taskCard)) })
