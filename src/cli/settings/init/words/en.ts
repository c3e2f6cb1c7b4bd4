/** English. */
import type { InitWords } from "../InitWords.ts"

export const en: InitWords = {
  overwrite: (path) => `${path} is there already. Write it anew? [y/N] `,
  replaceUrl: (path) => `${path} has a webhook's URL already. Replace it? [y/N] `,
  yes: ["y", "yes"],
  project: (usual) => `What is the project called? [${usual}] `,
  language: (usual, known) => `In which language shall the messages be: ${known}? [${usual}] `,
  mention: "Whom to call when a run fails: a member's id (U…), a group's id (S…), here, channel? [nobody] ",
  url: "The URL of the incoming webhook (it does not show; empty to leave it out): ",
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
  written: (path) => `Written: ${path}`,
  kept: (path) => `Left as it is: ${path}`,
  next: "Now see whether messages arrive: runbell doctor --post"
}
