/** German. It addresses nobody. */
import { synopsis } from "./synopsis.ts"
import type { Words } from "./Words.ts"

export const de: Words = {
  title: "runbell meldet in Slack, was aus einem Lauf geworden ist.",
  sandboxAt: (url) => `Hier steht die Sandbox anstelle von Slack. Ihre Seite: ${url}`,
  live: "Die Nachrichten gehen an Slack und erscheinen hier, sobald sie ankommen.",
  loading: "10.000 handgeschriebene Ziffern werden gelesen …",

  runs: {
    finishes: "Ein Training, das bis zum Ende läuft",
    fails: "Dasselbe Training, unterwegs mit einem beschädigten Batch",
    isStopped: "Dasselbe Training, von jemandem abgebrochen"
  },

  step: (step, steps) => `Schritt ${step}/${steps}`,
  loss: (value) => `Verlust ${value}`,
  accuracy: (share) => `Genauigkeit ${share}`,

  accepted: { sandbox: "Was die Sandbox angenommen hat", live: "Was Slack angenommen hat" },
  kind: {
    started: "gestartet",
    alert: "Alarm",
    finished: "abgeschlossen",
    failed: "fehlgeschlagen",
    stopped: "abgebrochen"
  },
  insteadOf: (wanted) => `, erwartet war: ${wanted}`,
  nothing: "nichts",
  noneRefused: "Nichts wurde abgelehnt.",
  refused: (answers) => `Abgelehnt: ${answers}`,

  keepOpenHint: "Damit die Seite offen bleibt und die Nachrichten so zeigt, wie Slack sie zeigt:",
  liveHint: "Für das eigene Slack SLACK_WEBHOOK_URL auf die URL eines eingehenden Webhooks setzen, dann:",
  openUntilStopped: (url) => `Die Seite bleibt offen, bis Strg-C gedrückt wird: ${url}`,

  usage: `Trainiert dreimal ein kleines Netz und meldet, was aus jedem Lauf geworden ist.

  ${synopsis}

  --lang       Die Sprache der Nachrichten. Standard: RUNBELL_LANGUAGE,
               sonst die der Umgebung.
  --keep-open  Lässt die Seite der Sandbox am Ende offen, bis Strg-C
               gedrückt wird.
  --live       Sendet an das echte Slack: SLACK_WEBHOOK_URL ist die URL
               eines eingehenden Webhooks.
  --help       Zeigt diese Hilfe.

Exit-Code: 0, wenn alles gut ging; 1, wenn eine Nachricht nicht angenommen
wurde; 64 bei falschem Aufruf.`,
  unknownArgument: (argument) => `Das Argument „${argument}“ gibt es nicht. --help zeigt alle.`,
  unknownLanguage: (given, known) => `„${given}“ ist keine Sprache, die runbell spricht. Verfügbar sind: ${known}`,
  noWebhook: "--live sendet an SLACK_WEBHOOK_URL, und die Variable ist nicht gesetzt.",
  trouble: (what) => `Etwas ist schiefgegangen: ${what}`
}
