/** English. */

export const en = {
  tagline: "Tells you in Slack what became of your runs.",
  usage: "Usage",
  commands: "Commands",
  options: "Options",
  examples: "Examples",
  short: "runbell -- command is short for runbell run -- command.",
  more: "Help on a command: runbell COMMAND --help",
  settings:
    "Every option can also be set as a variable (RUNBELL_NAME, …) or in runbell.json. The webhook's URL: SLACK_WEBHOOK_URL.",
  run: "Run a command and tell of its start and its end.",
  send: "Send a message; inside of a run it belongs to that run.",
  preview: "Show each kind of message. Nothing is sent to Slack.",
  doctor: "Find what is wrong between here and Slack.",
  sandbox: "Open a stand-in for Slack on this machine, with a page to look at.",
  demo: "Watch a small training being told, without Slack.",
  init: "Set up the webhook and a runbell.json by answering a few questions.",
  help: "Show this help.",
  version: "Show the version.",
  completions: "Print completions for bash, zsh or fish.",
  sendText: "What to say. Without it, or with -, it is read from stdin.",
  title: "A title above the text.",
  level: "How much it matters: info (the default), warn, or error.",
  field: "A fact as name=value. Can be given several times.",
  messageLink: "A page about it.",
  previewLanguage: "en, zh, ja, or all. Default: that of the environment.",
  json: "As the exact JSON that Slack would get.",
  page: "On the page of the sandbox, until Ctrl-C.",
  webhookUrl:
    "The webhook: file:PATH, or - for the first line of stdin. Its URL is taken too, but everybody on the machine sees arguments in ps.",
  post: "Post one test message.",
  port: "The port to listen on. Default: any that is free.",
  pageAt: "Page",
  webhookAt: "Webhook",
  untilStopped: "Ctrl-C ends it.",
  demoNext: "Now your own program: runbell run -- python train.py"
} as const
