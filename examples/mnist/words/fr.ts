/** French. Its spaces before : and ; do not break. */
import { synopsis } from "./synopsis.ts"
import type { Words } from "./Words.ts"

export const fr: Words = {
  title: "runbell annonce dans Slack ce qu’est devenu un run.",
  sandboxAt: (url) => `Ici, le bac à sable tient lieu de Slack. Sa page\u00a0: ${url}`,
  live: "Les messages partent vers votre Slack et s’affichent ici dès leur arrivée.",
  loading: "Lecture de 10\u202f000 chiffres manuscrits…",

  runs: {
    finishes: "Un entraînement qui va jusqu’au bout",
    fails: "Le même entraînement, avec un lot corrompu en chemin",
    isStopped: "Le même entraînement, arrêté par quelqu’un"
  },

  step: (step, steps) => `étape ${step}/${steps}`,
  loss: (value) => `perte ${value}`,
  accuracy: (share) => `exactitude ${share}`,

  accepted: { sandbox: "Ce que le bac à sable a accepté", live: "Ce que Slack a accepté" },
  kind: { started: "démarré", alert: "alerte", finished: "terminé", failed: "échoué", stopped: "arrêté" },
  insteadOf: (wanted) => `, au lieu de\u00a0: ${wanted}`,
  nothing: "rien",
  noneRefused: "Rien n’a été refusé.",
  refused: (answers) => `Refusé\u00a0: ${answers}`,

  keepOpenHint: "Pour garder la page ouverte et voir les messages tels que Slack les montre\u00a0:",
  liveHint: "Pour les voir dans votre Slack, donnez à SLACK_WEBHOOK_URL l’URL d’un webhook entrant, puis\u00a0:",
  openUntilStopped: (url) => `La page reste ouverte jusqu’à Ctrl-C\u00a0: ${url}`,

  usage: `Entraîne trois fois un petit réseau et annonce ce que devient chaque run.

  ${synopsis}

  --lang       La langue des messages. Par défaut\u00a0: RUNBELL_LANGUAGE,
               sinon celle de l’environnement.
  --keep-open  Laisse la page du bac à sable ouverte à la fin, jusqu’à Ctrl-C.
  --live       Envoie au vrai Slack\u00a0: SLACK_WEBHOOK_URL est l’URL
               d’un webhook entrant.
  --help       Affiche cette aide.

Code de sortie\u00a0: 0 si tout va bien\u202f; 1 si un message n’a pas été accepté\u202f;
64 si l’appel est incorrect.`,
  unknownArgument: (argument) => `L’argument «\u00a0${argument}\u00a0» n’existe pas. --help les montre tous.`,
  unknownLanguage: (given, known) =>
    `«\u00a0${given}\u00a0» n’est pas une langue que parle runbell. Langues disponibles\u00a0: ${known}`,
  noWebhook: "--live envoie à SLACK_WEBHOOK_URL, et cette variable n’est pas définie.",
  trouble: (what) => `Quelque chose s’est mal passé\u00a0: ${what}`
}
