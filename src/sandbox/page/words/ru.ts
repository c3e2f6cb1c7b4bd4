/** The page's words in Russian. */
import type { Words } from "./Words.ts"

export const ru: Words = {
  sandbox: "Песочница runbell",
  app: "БОТ",
  live: "На связи",
  reconnecting: "Восстанавливаем связь…",
  beginning: "Здесь всё начинается",
  explained:
    "Всё, что отправлено в эту песочницу, появляется здесь в том виде, в каком это показал бы Slack. Ничто не покидает эту машину, и никого не беспокоит.",
  waiting: "Сообщений пока нет",
  hint: "Укажите программе вебхук песочницы и запустите её: первые слова появятся здесь сами.",
  notification: "Уведомление",
  undrawn: "здесь не отображается; откройте, чтобы увидеть JSON",
  newMessages: "Новые сообщения",
  edited: "(изменено)",
  channels: "Каналы",
  unread: "не прочитано",
  thread: "Ветка",
  closeThread: "Закрыть ветку",
  replies: { one: "{n} ответ", few: "{n} ответа", many: "{n} ответов", other: "{n} ответа" },
  lastReply: "Последний ответ",
  answered: "ответ в ветке:",
  reactions: "Реакции",
  showAll: "Показать всё",
  showLess: "Свернуть",
  numbers: "Числа",
  documented: "Описано в документации Slack",
  observed: "Замечено другими, в документации нет",
  assumed: "Предположение: не описано и не замечено"
}
