/** The page's words in French. */
import type { Words } from "./Words.ts"

export const fr: Words = {
  sandbox: "Bac à sable runbell",
  app: "APPLI",
  live: "En direct",
  reconnecting: "Reconnexion…",
  beginning: "Tout commence ici",
  explained:
    "Tout ce qui est envoyé à ce bac à sable apparaît ici, tel que Slack l’afficherait. Rien ne quitte cette machine et personne n’est dérangé.",
  waiting: "Pas encore de message",
  hint: "Dirigez un programme vers le webhook du bac à sable et lancez-le : ses premiers mots s’afficheront ici d’eux-mêmes.",
  notification: "Notification",
  undrawn: "n’est pas dessiné ici ; ouvrez pour voir le JSON",
  newMessages: "Nouveaux messages",
  edited: "(modifié)",
  channels: "Canaux",
  unread: "non lus",
  thread: "Fil",
  closeThread: "Fermer le fil",
  replies: { one: "{n} réponse", other: "{n} réponses" },
  lastReply: "Dernière réponse",
  answered: "a répondu à un fil :",
  reactions: "Réactions",
  showAll: "Tout afficher",
  showLess: "Réduire",
  numbers: "Valeurs",
  documented: "Documenté par Slack",
  observed: "Observé par d’autres, non documenté",
  assumed: "Supposé : ni documenté ni observé"
}
