/** The page's words in German. */
import type { Words } from "./Words.ts"

export const de: Words = {
  sandbox: "runbell-Sandbox",
  app: "APP",
  live: "Live",
  reconnecting: "Verbindung wird wiederhergestellt…",
  beginning: "Hier fängt es an",
  explained:
    "Was an diese Sandbox gesendet wird, erscheint hier so, wie Slack es zeigen würde. Nichts verlässt diesen Rechner, und niemand wird gestört.",
  waiting: "Noch keine Nachricht",
  hint: "Richte ein Programm auf den Webhook der Sandbox und lass es laufen: Seine ersten Worte erscheinen hier von selbst.",
  notification: "Benachrichtigung",
  undrawn: "wird hier nicht gezeichnet; aufklappen zeigt das JSON",
  newMessages: "Neue Nachrichten",
  edited: "(bearbeitet)",
  channels: "Kanäle",
  unread: "ungelesen",
  thread: "Thread",
  closeThread: "Thread schließen",
  replies: { one: "{n} Antwort", other: "{n} Antworten" },
  lastReply: "Letzte Antwort",
  answered: "hat auf einen Thread geantwortet:",
  reactions: "Reaktionen",
  showAll: "Alles anzeigen",
  showLess: "Weniger anzeigen",
  numbers: "Zahlen",
  documented: "Von Slack dokumentiert",
  observed: "Von anderen beobachtet, nicht dokumentiert",
  assumed: "Angenommen: weder dokumentiert noch beobachtet"
}
