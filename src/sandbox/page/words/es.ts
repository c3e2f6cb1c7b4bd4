/** The page's words in Spanish. */
import type { Words } from "./Words.ts"

export const es: Words = {
  sandbox: "Entorno de pruebas de runbell",
  app: "APP",
  live: "En vivo",
  reconnecting: "Reconectando…",
  beginning: "Aquí empieza todo",
  explained:
    "Lo que se publica en este entorno de pruebas aparece aquí tal como lo mostraría Slack. Nada sale de esta máquina y no se molesta a nadie.",
  waiting: "Todavía no hay mensajes",
  hint: "Dirige un programa al webhook del entorno de pruebas y ejecútalo: sus primeras palabras aparecerán aquí por sí solas.",
  notification: "Notificación",
  undrawn: "no se dibuja aquí; ábrelo para ver el JSON",
  newMessages: "Mensajes nuevos",
  edited: "(editado)",
  channels: "Canales",
  unread: "sin leer",
  thread: "Hilo",
  closeThread: "Cerrar el hilo",
  replies: { one: "{n} respuesta", other: "{n} respuestas" },
  lastReply: "Última respuesta",
  answered: "respondió en un hilo:",
  reactions: "Reacciones",
  showAll: "Mostrar todo",
  showLess: "Mostrar menos",
  numbers: "Valores",
  documented: "Documentado por Slack",
  observed: "Observado por otros, sin documentar",
  assumed: "Supuesto: ni documentado ni observado"
}
