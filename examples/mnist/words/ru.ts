/** Russian. */
import { synopsis } from "./synopsis.ts"
import type { Words } from "./Words.ts"

export const ru: Words = {
  title: "runbell сообщает в Slack, чем закончился прогон.",
  sandboxAt: (url) => `Здесь вместо Slack работает песочница. Её страница: ${url}`,
  live: "Сообщения уходят в ваш Slack и по мере доставки показываются здесь.",
  loading: "Чтение 10\u00a0000 рукописных цифр…",

  runs: {
    finishes: "Обучение, которое доходит до конца",
    fails: "То же обучение, но с повреждённым пакетом данных",
    isStopped: "То же обучение, остановленное человеком"
  },

  step: (step, steps) => `шаг ${step}/${steps}`,
  loss: (value) => `потери ${value}`,
  accuracy: (share) => `точность ${share}`,

  accepted: { sandbox: "Что приняла песочница", live: "Что принял Slack" },
  kind: { started: "начат", alert: "оповещение", finished: "завершён", failed: "ошибка", stopped: "остановлен" },
  insteadOf: (wanted) => `, а должно быть: ${wanted}`,
  nothing: "ничего",
  noneRefused: "Ничего не отклонено.",
  refused: (answers) => `Отклонено: ${answers}`,

  keepOpenHint: "Чтобы страница осталась открытой и можно было увидеть сообщения, как их показывает Slack:",
  liveHint: "Чтобы увидеть их в своём Slack, задайте в SLACK_WEBHOOK_URL адрес входящего вебхука, затем:",
  openUntilStopped: (url) => `Страница открыта, пока не нажата Ctrl-C: ${url}`,

  usage: `Три раза обучает небольшую нейронную сеть и сообщает,
чем закончился каждый прогон.

  ${synopsis}

  --lang       Язык сообщений. По умолчанию: RUNBELL_LANGUAGE,
               иначе язык окружения.
  --keep-open  Когда всё закончится, оставляет страницу песочницы открытой
               до Ctrl-C.
  --live       Отправляет в настоящий Slack: SLACK_WEBHOOK_URL —
               адрес входящего вебхука.
  --help       Показывает эту справку.

Код выхода: 0, если всё в порядке; 1, если сообщение не принято;
64, если вызов неверен.`,
  unknownArgument: (argument) => `Аргумента «${argument}» нет. Все аргументы покажет --help.`,
  unknownLanguage: (given, known) => `runbell не говорит на языке «${given}». Доступные языки: ${known}`,
  noWebhook: "--live отправляет на адрес из SLACK_WEBHOOK_URL, а он не задан.",
  trouble: (what) => `Что-то пошло не так: ${what}`
}
