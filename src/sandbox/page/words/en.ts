/** The page's words in English. */
import type { Words } from "./Words.ts"

export const en: Words = {
  sandbox: "runbell sandbox",
  app: "APP",
  live: "Live",
  reconnecting: "Reconnecting…",
  beginning: "This is where it begins",
  explained:
    "Whatever is posted to this sandbox appears here, as Slack would show it. Nothing leaves this machine, and nobody is disturbed.",
  waiting: "No message yet",
  hint: "Point a program at the sandbox’s webhook and let it run: its first words show up here by themselves.",
  notification: "Notification",
  undrawn: "not drawn here, open it for its JSON",
  newMessages: "New messages",
  edited: "(edited)",
  channels: "Channels",
  unread: "unread",
  thread: "Thread",
  closeThread: "Close the thread",
  replies: { one: "{n} reply", other: "{n} replies" },
  lastReply: "Last reply",
  answered: "replied to a thread:",
  reactions: "Reactions",
  showAll: "Show all",
  showLess: "Show less",
  numbers: "Numbers",
  documented: "Documented by Slack",
  observed: "Observed by others, not documented",
  assumed: "Assumed: neither documented nor observed"
}
