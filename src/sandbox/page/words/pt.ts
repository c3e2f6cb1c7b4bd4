/** The page's words in Portuguese. */
import type { Words } from "./Words.ts"

export const pt: Words = {
  sandbox: "Sandbox do runbell",
  app: "APP",
  live: "Ao vivo",
  reconnecting: "Reconectando…",
  beginning: "Aqui é o começo",
  explained:
    "O que for publicado neste sandbox aparece aqui como o Slack mostraria. Nada sai desta máquina e ninguém é incomodado.",
  waiting: "Nenhuma mensagem ainda",
  hint: "Aponte um programa para o webhook do sandbox e execute-o: as primeiras palavras dele aparecem aqui sozinhas.",
  notification: "Notificação",
  undrawn: "não é desenhado aqui; abra para ver o JSON",
  newMessages: "Novas mensagens",
  edited: "(editado)",
  channels: "Canais",
  unread: "não lidas",
  thread: "Conversa",
  closeThread: "Fechar a conversa",
  replies: { one: "{n} resposta", other: "{n} respostas" },
  lastReply: "Última resposta",
  answered: "respondeu em uma conversa:",
  reactions: "Reações",
  showAll: "Mostrar tudo",
  showLess: "Mostrar menos",
  numbers: "Valores",
  documented: "Documentado pelo Slack",
  observed: "Observado por outros, não documentado",
  assumed: "Suposto: nem documentado nem observado"
}
