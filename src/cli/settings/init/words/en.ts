/** English. */
import type { InitWords } from "../InitWords.ts"

export const en: InitWords = {
  overwrite: (path) => `${path} is there already. Write it anew? [y/N] `,
  replace: (path) => `${path} says already where messages go. Replace that? [y/N] `,
  yes: ["y", "yes"],
  project: (usual) => `What is the project called? [${usual}] `,
  language: (usual, known) => `In which language shall the messages be: ${known}? [${usual}] `,
  mention: "Whom to call when a run fails: a member's id (U…), a group's id (S…), here, channel? [nobody] ",
  secret: "The URL of the incoming webhook, or a bot's token xoxb-… (it does not show; empty to leave it out): ",
  channel: "Where shall the bot post: a channel such as #runs, or its id? ",
  wrongLanguage: (known) => `Give one of ${known}.`,
  wrongMention: "A member's id begins with U or W, a group's with S; in Slack it stands under the person's profile.",
  wrongUrl: {
    Empty: "It is empty.",
    NotAUrl: "That is not a URL.",
    NotHttps: "It does not begin with https://.",
    UnknownHost: "It is not on hooks.slack.com or hooks.slack-gov.com.",
    WorkflowTrigger: "That starts a workflow, which shows no text and no blocks. It takes an incoming webhook.",
    Credentials: "It has a user name or password in it."
  },
  wrongBot: {
    EmptyToken: "It is empty.",
    NotAToken: "A bot's token begins with xoxb-; in your app it stands under OAuth & Permissions.",
    EmptyChannel: "A bot needs a channel.",
    UnknownHost: "SLACK_API_URL leads elsewhere than to Slack."
  },
  written: (path) => `Written: ${path}`,
  kept: (path) => `Left as it is: ${path}`,
  next: "Now see whether messages arrive: runbell doctor --post"
}
