/** The French catalogue. No name stands behind a word that would be elided before it (de, que); its spaces before : and ; do not break. */
import type { Catalogue } from "./Catalogue.ts"
import { pluralOf } from "./plural.ts"

const plural = pluralOf("fr")

/**
 * The phrases in French.
 *
 * @example
 * import { fr } from "runbell"
 * fr.finished("mnist") // "Le run mnist s’est terminé"
 *
 * @since 0.1.0
 */
export const fr = {
  started: (name) => `Le run ${name} a démarré`,
  progressed: (name) => `Le run ${name} est en cours`,
  finished: (name) => `Le run ${name} s’est terminé`,
  failed: (name) => `Le run ${name} a échoué`,
  interrupted: (name) => `Le run ${name} a été arrêté`,
  killed: (name) => `Le run ${name} a été tué`,
  lost: (name) => `Le run ${name} ne donne plus signe de vie`,
  ranOutOfMemory: (name) => `Le run ${name} a manqué de mémoire`,
  reachedTimeLimit: (name) => `Le run ${name} a atteint sa limite de temps`,
  requeued: (name) => `Le run ${name} a été arrêté pour être relancé`,
  vanished: (name) => `Le run ${name} a pris fin sans prévenir`,
  after: (sentence, duration) => `${sentence} après ${duration}`,
  because: (sentence, reason) => `${sentence}\u00a0: ${reason}`,

  interruptedMeans:
    "Il a été arrêté volontairement, par une personne ou par le programme qui l’entoure. Ce n’est pas un plantage.",
  killedMeans: (signal) =>
    signal === undefined
      ? "Le système y a mis fin avant qu’il ait pu prévenir."
      : `Le système y a mis fin avec ${signal} avant qu’il ait pu prévenir.`,
  lostMeans: (since) => (since === undefined ? "Aucun signe de vie." : `Dernier signe de vie\u00a0: ${since}.`),

  project: "Projet",
  workspace: "Espace de travail",
  tags: "Tags",
  host: "Hôte",
  link: "Lien",
  result: "Résultat",
  lastMetrics: "Dernières métriques",
  stoppedAt: "Arrêt à",
  causedBy: "Cause",
  run: "run",
  command: "Commande",
  commit: "Commit",
  uncommitted: "avec des modifications non commitées",
  job: "Job",
  task: (task) => `tâche ${task}`,
  node: (node) => `nœud ${node}`,
  rank: (rank, world) => (world === undefined ? `rang ${rank}` : `rang ${rank} sur ${world}`),
  attempt: (attempt) => `tentative ${attempt}`,
  lastLines: { stderr: "Dernières lignes de stderr", stdout: "Dernières lignes de stdout" },

  exitCode: (code) => `code de sortie ${code}`,
  endedWith: (exitCode) => `Terminé avec le ${exitCode}.`,
  stoppedBy: (signal) => `Arrêté par ${signal}.`,
  evidence: {
    OutOfMemory: (limit) =>
      limit === undefined
        ? "Mémoire épuisée\u00a0: le compteur OOM du noyau a augmenté."
        : `Mémoire épuisée\u00a0: le compteur OOM du noyau a augmenté, et la limite est de ${limit}.`,
    PerhapsOutOfMemory: ({ written }) =>
      `Mémoire peut-être épuisée\u00a0: entre-temps, la machine a tué ${written}\u00a0processus pour cette raison.`,
    NotOutOfMemory: "Le noyau ne l’a pas tué par manque de mémoire\u00a0: aucun de ses compteurs OOM n’a augmenté.",
    ShellSignal: (signal) => `Un shell renvoie ce code quand sa commande a été terminée par ${signal}.`,
    CommandNotFound: "Un shell renvoie ce code quand il ne trouve pas une commande.",
    CommandNotExecutable: "Un shell renvoie ce code quand il trouve une commande mais ne peut pas l’exécuter.",
    NativeCrash:
      "C’est ainsi que plante du code natif\u00a0: un bug dans une bibliothèque compilée ou un pilote défectueux.",
    TimeLimit: (launcher) => `La limite de temps fixée par ${launcher} tombait à cet instant précis.`,
    StoppedByLauncher: (launcher) =>
      `Les jobs sont arrêtés ainsi par ${launcher}\u00a0: annulation, préemption ou échec d’un autre processus du job.`,
    Requeued: (launcher) => `Les ressources ont été reprises par ${launcher}, puis le run a été relancé.`,
    Vanished: "Son processus a disparu sans rien signaler. La façon dont il s’est terminé n’a pas été observée.",
    EndedUnseen:
      "La façon dont il s’est terminé n’a pas été observée\u00a0: le processus de runbell lui-même avait été tué auparavant.",
    EndedEarly: "Son processus s’est terminé de lui-même avec le code de sortie 0, avant la fin du run.",
    Rebooted: "La machine a redémarré entre-temps."
  },

  step: (step) => `étape ${step}`,
  stepOf: (step, steps) => `étape ${step} sur ${steps}`,
  epoch: (epoch) => `époque ${epoch}`,
  epochOf: (epoch, epochs) => `époque ${epoch} sur ${epochs}`,
  elapsed: "Temps écoulé",
  remaining: "Temps restant",
  between: (atLeast, atMost) => `de ${atLeast} à ${atMost}`,
  speed: "Vitesse",
  stepsPer: {
    second: (steps) => `${steps} étapes/s`,
    minute: (steps) => `${steps} étapes/min`,
    hour: (steps) => `${steps} étapes/h`
  },
  best: "Meilleur",
  valueAt: (value, step) => `${value} (étape ${step})`,
  curvesOf: (name) => `Courbes du run ${name}`,
  went: (metric, from, to, firstStep, lastStep) =>
    `La métrique ${metric} est passée de ${from} à ${to} entre l’étape ${firstStep} et l’étape ${lastStep}.`,
  stepAxis: "étape",
  updated: (time) => `mise à jour\u00a0: ${time}`,
  startedAgain: (name, attempt) =>
    attempt === undefined ? `Le run ${name} a redémarré` : `Le run ${name} a redémarré\u00a0: tentative ${attempt}`,
  newCard: {
    deleted: "La carte de ce run a été supprimée\u202f; la suite est ici.",
    tooOld: "La carte de ce run ne peut plus être modifiée\u202f; la suite est ici.",
    unknown: "La carte de ce run est introuvable\u202f; la suite est ici."
  },
  wholeError: "Erreur complète",
  part: (part, parts) => `partie ${part} sur ${parts}`,
  toldLate: (time) => `signalé en retard, moment de l’événement\u00a0: ${time}`,
  linesLeftOut: ({ value, written }) =>
    `… ${plural(value, { one: `${written} ligne omise`, other: `${written} lignes omises` })} …`,
  fieldsLeftOut: ({ written }) => `et ${written} de plus`,
  otherErrors: ({ value, written }) =>
    plural(value, {
      one: `${written} autre erreur s’est produite en même temps.`,
      other: `${written} autres erreurs se sont produites en même temps.`
    }),
  alertsHeldBack: ({ value, written }) =>
    plural(value, {
      one: `${written} alerte a été retenue par son délai d’attente.`,
      other: `${written} alertes ont été retenues par leur délai d’attente.`
    }),

  above: (metric, threshold) => `La métrique ${metric} est passée au-dessus de ${threshold}`,
  below: (metric, threshold) => `La métrique ${metric} est passée au-dessous de ${threshold}`,
  notFinite: (metric) => `La métrique ${metric} n’est plus un nombre fini`,
  condition: "Une condition est remplie",
  stalled: {
    output: (silentFor) => `Aucune sortie depuis ${silentFor}`,
    metrics: (silentFor) => `Aucun changement des métriques depuis ${silentFor}`
  },
  resumed: (silentFor) => `Reprise après ${silentFor} d’inactivité`,
  wrapperLost: (process) =>
    `Le processus de runbell lui-même a été tué\u202f; la commande continue dans le processus ${process}`,
  wrapperLostMeans: "Sa fin sera tout de même signalée, mais pas la façon dont elle s’est terminée.",
  now: (metric, value) => `${metric} vaut ${value}`,
  level: { info: "Info", warn: "Avertissement", error: "Erreur" },

  perhapsRepeat: "peut-être un doublon",
  moreLikeThis: ({ value, written }) =>
    plural(value, { one: `${written} autre message similaire`, other: `${written} autres messages similaires` }),
  catchUp: ({ value, written }) => {
    const messages = plural(value, { one: `${written} message`, other: `${written} messages` })
    return `${messages} de la période où Slack était injoignable`
  },

  nothing: "(vide)"
} as const satisfies Catalogue
