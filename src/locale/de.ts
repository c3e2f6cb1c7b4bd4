/** The German catalogue. It addresses nobody, and puts no duration behind a preposition that would decline it. */
import type { Catalogue } from "./Catalogue.ts"
import { pluralOf } from "./plural.ts"

const plural = pluralOf("de")

/**
 * The phrases in German.
 *
 * @example
 * import { de } from "runbell"
 * de.finished("mnist") // "mnist ist abgeschlossen"
 *
 * @since 0.1.0
 */
export const de = {
  started: (name) => `${name} wurde gestartet`,
  progressed: (name) => `${name} läuft`,
  finished: (name) => `${name} ist abgeschlossen`,
  failed: (name) => `${name} ist fehlgeschlagen`,
  interrupted: (name) => `${name} wurde abgebrochen`,
  killed: (name) => `${name} wurde zwangsweise beendet`,
  lost: (name) => `${name} meldet sich nicht mehr`,
  ranOutOfMemory: (name) => `${name} ist der Arbeitsspeicher ausgegangen`,
  reachedTimeLimit: (name) => `${name} hat das Zeitlimit erreicht`,
  requeued: (name) => `${name} wurde für einen Neustart gestoppt`,
  vanished: (name) => `${name} endete ohne Rückmeldung`,
  after: (sentence, duration) => `${sentence} (Laufzeit: ${duration})`,
  because: (sentence, reason) => `${sentence}: ${reason}`,

  interruptedMeans: "Absichtlich abgebrochen, von einer Person oder vom übergeordneten Programm. Das ist kein Absturz.",
  killedMeans: (signal) =>
    signal === undefined
      ? "Das System hat den Prozess beendet, bevor er sich melden konnte."
      : `Das System hat den Prozess mit ${signal} beendet, bevor er sich melden konnte.`,
  lostMeans: (since) => (since === undefined ? "Es gibt kein Lebenszeichen." : `Letztes Lebenszeichen: ${since}.`),

  project: "Projekt",
  workspace: "Arbeitsbereich",
  tags: "Tags",
  host: "Host",
  link: "Link",
  result: "Ergebnis",
  lastMetrics: "Letzte Metriken",
  stoppedAt: "Stehen geblieben bei",
  causedBy: "Ursache",
  run: "Lauf",
  command: "Befehl",
  commit: "Commit",
  uncommitted: "mit nicht committeten Änderungen",
  job: "Job",
  task: (task) => `Task ${task}`,
  node: (node) => `Knoten ${node}`,
  rank: (rank, world) => (world === undefined ? `Rang ${rank}` : `Rang ${rank} von ${world}`),
  attempt: (attempt) => `Versuch ${attempt}`,
  lastLines: { stderr: "Letzte Zeilen von stderr", stdout: "Letzte Zeilen von stdout" },

  exitCode: (code) => `Exit-Code ${code}`,
  endedWith: (exitCode) => `Beendet mit ${exitCode}.`,
  stoppedBy: (signal) => `Abgebrochen durch ${signal}.`,
  evidence: {
    OutOfMemory: (limit) =>
      limit === undefined
        ? "Der Arbeitsspeicher ging aus: Der OOM-Zähler des Kernels ist gestiegen."
        : `Der Arbeitsspeicher ging aus: Der OOM-Zähler des Kernels ist gestiegen, das Limit liegt bei ${limit}.`,
    PerhapsOutOfMemory: ({ value, written }) => {
      const processes = plural(value, { one: `${written} Prozess`, other: `${written} Prozesse` })
      return `Vielleicht ging der Arbeitsspeicher aus: Der Rechner hat deswegen in dieser Zeit ${processes} beendet.`
    },
    NotOutOfMemory:
      "Der Kernel hat den Prozess nicht wegen Speichermangels beendet: Keiner seiner OOM-Zähler ist gestiegen.",
    ShellSignal: (signal) => `Diesen Code meldet eine Shell, wenn ihr Befehl durch ${signal} beendet wurde.`,
    CommandNotFound: "Diesen Code meldet eine Shell, wenn sie einen Befehl nicht findet.",
    CommandNotExecutable: "Diesen Code meldet eine Shell, wenn sie einen Befehl findet, ihn aber nicht ausführen kann.",
    NativeCrash:
      "So stürzt nativer Code ab: durch einen Fehler in einer kompilierten Bibliothek oder einen defekten Treiber.",
    TimeLimit: (launcher) => `Genau zu diesem Zeitpunkt lief das von ${launcher} gesetzte Zeitlimit ab.`,
    StoppedByLauncher: (launcher) =>
      `So werden Jobs von ${launcher} gestoppt: nach einem Abbruch, bei Preemption oder wenn ein anderer Prozess des Jobs scheitert.`,
    Requeued: (launcher) =>
      `Die Ressourcen wurden von ${launcher} zurückgenommen; danach wurde der Lauf neu gestartet.`,
    Vanished: "Der Prozess ist verschwunden, ohne sich abzumelden. Wie er endete, wurde nicht beobachtet.",
    EndedUnseen:
      "Wie der Prozess endete, wurde nicht beobachtet: Der Prozess von runbell selbst war vorher zwangsweise beendet worden.",
    EndedEarly: "Der Prozess endete von selbst mit Exit-Code 0, bevor der Lauf zu Ende war.",
    Rebooted: "Der Rechner wurde zwischendurch neu gestartet."
  },

  step: (step) => `Schritt ${step}`,
  stepOf: (step, steps) => `Schritt ${step} von ${steps}`,
  epoch: (epoch) => `Epoche ${epoch}`,
  epochOf: (epoch, epochs) => `Epoche ${epoch} von ${epochs}`,
  elapsed: "Laufzeit",
  remaining: "Verbleibend",
  between: (atLeast, atMost) => `${atLeast} bis ${atMost}`,
  speed: "Geschwindigkeit",
  stepsPer: {
    second: (steps) => `${steps} Schritte/s`,
    minute: (steps) => `${steps} Schritte/min`,
    hour: (steps) => `${steps} Schritte/h`
  },
  best: "Bestwert",
  valueAt: (value, step) => `${value} (Schritt ${step})`,
  curvesOf: (name) => `Kurven von ${name}`,
  went: (metric, from, to, firstStep, lastStep) =>
    `${metric} änderte sich zwischen Schritt ${firstStep} und Schritt ${lastStep} von ${from} auf ${to}.`,
  stepAxis: "Schritt",
  updated: (time) => `aktualisiert: ${time}`,
  startedAgain: (name, attempt) =>
    attempt === undefined ? `${name} wurde erneut gestartet` : `${name} wurde erneut gestartet: Versuch ${attempt}`,
  newCard: {
    deleted: "Die Karte dieses Laufs wurde gelöscht; hier geht es weiter.",
    tooOld: "Die Karte dieses Laufs lässt sich nicht mehr bearbeiten; hier geht es weiter.",
    unknown: "Die Karte dieses Laufs wurde nicht wiedergefunden; hier geht es weiter."
  },
  wholeError: "Vollständiger Fehler",
  part: (part, parts) => `Teil ${part} von ${parts}`,
  toldLate: (time) => `verspätet gemeldet, Zeitpunkt des Ereignisses: ${time}`,
  linesLeftOut: ({ value, written }) =>
    `… ${plural(value, { one: `${written} Zeile`, other: `${written} Zeilen` })} ausgelassen …`,
  fieldsLeftOut: ({ written }) => `und ${written} mehr`,
  otherErrors: ({ value, written }) =>
    plural(value, {
      one: `${written} weiterer Fehler trat gleichzeitig auf.`,
      other: `${written} weitere Fehler traten gleichzeitig auf.`
    }),
  alertsHeldBack: ({ value, written }) =>
    plural(value, {
      one: `${written} Alarm wurde wegen seines Cooldowns zurückgehalten.`,
      other: `${written} Alarme wurden wegen ihres Cooldowns zurückgehalten.`
    }),

  above: (metric, threshold) => `${metric} ist über ${threshold} gestiegen`,
  below: (metric, threshold) => `${metric} ist unter ${threshold} gefallen`,
  notFinite: (metric) => `${metric} ist keine endliche Zahl mehr`,
  condition: "Eine Bedingung ist eingetreten",
  stalled: {
    output: (silentFor) => `Schon ${silentFor} ohne Ausgabe`,
    metrics: (silentFor) => `Schon ${silentFor} ohne Änderung der Metriken`
  },
  resumed: (silentFor) => `Es geht weiter (Pause: ${silentFor})`,
  wrapperLost: (process) =>
    `Der Prozess von runbell selbst wurde zwangsweise beendet; der Befehl läuft als Prozess ${process} weiter`,
  wrapperLostMeans: "Das Ende wird noch gemeldet, aber nicht, wie es dazu kam.",
  now: (metric, value) => `${metric} liegt bei ${value}`,
  level: { info: "Info", warn: "Warnung", error: "Fehler" },

  perhapsRepeat: "möglicherweise doppelt",
  moreLikeThis: ({ value, written }) =>
    plural(value, {
      one: `${written} weitere ähnliche Nachricht`,
      other: `${written} weitere ähnliche Nachrichten`
    }),
  catchUp: ({ value, written }) => {
    const messages = plural(value, { one: `${written} Nachricht`, other: `${written} Nachrichten` })
    return `${messages} aus der Zeit, in der Slack nicht erreichbar war`
  },

  nothing: "(leer)"
} as const satisfies Catalogue
