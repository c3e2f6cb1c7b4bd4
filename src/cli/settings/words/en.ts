/** English. */
import type { OptionWords } from "./OptionWords.ts"

export const en: OptionWords = {
  name: "What the run is called. Default: the name of the command.",
  project: "The project that the run belongs to.",
  workspace: "The workspace that the project belongs to.",
  description: "A sentence about the run.",
  link: "A page about the run.",
  tag: "A tag of the run. Can be given several times.",
  mention:
    "Whom to call: a member's id (U… or W…), a group's id (S…), an e-mail address (as a bot), here, or channel. Can be given several times.",
  "mention-when":
    "When to call them: at trouble only (failure, the default), always, or where it ended so: finished, failed, interrupted, killed, lost. Can be given several times.",
  events: "Which events to tell: all (the default), only the end, or only an end in trouble (failure).",
  "min-duration": "Stay silent about a run that finishes sooner than this, such as 5m or 1h30m.",
  metric:
    "A metric to read from the output: a name and a regular expression with one group, such as 'loss=loss: (\\S+)'. Can be given several times.",
  "json-metrics": "Read metrics from lines of output that are JSON objects.",
  steps:
    "How many steps the run takes: for its progress, and how long the rest takes. Which step it is at is read as the metric step, or epoch.",
  epochs: "How many epochs the run takes. Which epoch it is at is read as the metric epoch.",
  goal: "Which way a metric is better, such as bleu=highest; loss, accuracy and other usual names are known. Can be given several times.",
  chart:
    "The metrics to draw in a picture at the end, such as loss,accuracy. As a bot, with echarts and @resvg/resvg-wasm installed beside runbell or here; else as Slack's own chart, or as text.",
  alert: "Tell when this comes true, such as 'accuracy > 0.95' or 'loss is not finite'. Can be given several times.",
  stall:
    "Tell when nothing has come for so long: no output, or no metric that changed. Without a time, the usual pace is learnt.",
  tail: "How many of the last lines of output to tell at the end. Default: 20. At a terminal they are seen with --pty only.",
  output:
    "How the output goes through: auto (the default), inherit (untouched), tee (copied through a pipe), pty (a terminal of its own).",
  pty: "Short for --output pty.",
  redact: "A regular expression for what must not leave this machine. Can be given several times.",
  language: "The language of the messages: en, zh, ja, ko, ru, de, fr, es or pt-BR. Default: that of the environment.",
  "time-zone": "The time zone of the messages, such as Asia/Shanghai. Default: the machine's.",
  "webhook-url":
    "The webhook: file:PATH, or - for the first line of stdin. The URL itself is taken too, but everybody on the machine can see it in ps: set SLACK_WEBHOOK_URL instead.",
  "bot-token":
    "A bot's token: file:PATH, or - for the first line of stdin. The token itself is taken too, but everybody on the machine can see it in ps: set SLACK_BOT_TOKEN instead.",
  channel: "Where the bot posts: a channel's name, such as #runs, or its id.",
  card: "What attempts at the same work have in common: as a bot, they share one card and one thread. Default: the job's id, where a scheduler starts it again.",
  alarm:
    "As a bot: have Slack itself say that the run has fallen silent, should the whole machine go. Taken back when the run ends.",
  "ping-url":
    "A check of Healthchecks, or alike, that is pinged while the run goes on and told its end: file:PATH, or set RUNBELL_PING_URL.",
  config: "A runbell.json to read instead of the project's."
}
