/** The Russian catalogue. A noun of its own stands before each name, so that verbs agree with it and no name is declined. */
import type { Catalogue } from "./Catalogue.ts"
import { pluralOf } from "./plural.ts"

const plural = pluralOf("ru")

/**
 * The phrases in Russian.
 *
 * @example
 * import { ru } from "runbell"
 * ru.finished("mnist") // "Прогон mnist завершён"
 *
 * @since 0.1.0
 */
export const ru = {
  started: (name) => `Прогон ${name} начался`,
  progressed: (name) => `Прогон ${name} выполняется`,
  finished: (name) => `Прогон ${name} завершён`,
  failed: (name) => `Прогон ${name} завершился ошибкой`,
  interrupted: (name) => `Прогон ${name} остановлен`,
  killed: (name) => `Прогон ${name} принудительно завершён`,
  lost: (name) => `Прогон ${name} не подаёт признаков жизни`,
  ranOutOfMemory: (name) => `Прогону ${name} не хватило памяти`,
  reachedTimeLimit: (name) => `Прогон ${name} достиг лимита времени`,
  requeued: (name) => `Прогон ${name} остановлен для повторного запуска`,
  vanished: (name) => `Прогон ${name} завершился, ничего не сообщив`,
  after: (sentence, duration) => `${sentence} (время работы: ${duration})`,
  because: (sentence, reason) => `${sentence}: ${reason}`,

  interruptedMeans: "Остановлен намеренно: человеком или вызывающей программой. Это не сбой.",
  killedMeans: (signal) =>
    signal === undefined
      ? "Система завершила процесс, и он не успел ничего сообщить."
      : `Система завершила процесс сигналом ${signal}, и он не успел ничего сообщить.`,
  lostMeans: (since) => (since === undefined ? "Признаков жизни нет." : `Последний признак жизни: ${since}.`),

  project: "Проект",
  workspace: "Рабочее пространство",
  tags: "Теги",
  host: "Хост",
  link: "Ссылка",
  result: "Результат",
  lastMetrics: "Последние метрики",
  stoppedAt: "Место остановки",
  causedBy: "Причина",
  run: "прогон",
  command: "Команда",
  commit: "Коммит",
  uncommitted: "есть незакоммиченные изменения",
  job: "Задание",
  task: (task) => `задача ${task}`,
  node: (node) => `узел ${node}`,
  rank: (rank, world) => (world === undefined ? `ранг ${rank}` : `ранг ${rank} из ${world}`),
  attempt: (attempt) => `попытка ${attempt}`,
  lastLines: { stderr: "Последние строки stderr", stdout: "Последние строки stdout" },

  exitCode: (code) => `код выхода ${code}`,
  endedWith: (exitCode) => `Процесс завершился: ${exitCode}.`,
  stoppedBy: (signal) => `Остановлен сигналом ${signal}.`,
  evidence: {
    OutOfMemory: (limit) =>
      limit === undefined
        ? "Не хватило памяти: счётчик OOM в ядре вырос."
        : `Не хватило памяти: счётчик OOM в ядре вырос. Лимит памяти: ${limit}.`,
    PerhapsOutOfMemory: ({ value, written }) => {
      const processes = plural(value, {
        one: `${written} процесс`,
        few: `${written} процесса`,
        many: `${written} процессов`,
        other: `${written} процесса`
      })
      return `Возможно, не хватило памяти: за это время машина завершила из-за её нехватки ${processes}.`
    },
    NotOutOfMemory: "Ядро не завершало процесс из-за нехватки памяти: ни один из счётчиков OOM не вырос.",
    ShellSignal: (signal) => `Такой код оболочка возвращает, когда её команду завершил сигнал ${signal}.`,
    CommandNotFound: "Такой код оболочка возвращает, когда не находит команду.",
    CommandNotExecutable: "Такой код оболочка возвращает, когда находит команду, но не может её выполнить.",
    NativeCrash: "Так падает нативный код: из-за ошибки в скомпилированной библиотеке или неисправного драйвера.",
    TimeLimit: (launcher) => `Именно в этот момент истекал лимит времени, заданный в ${launcher}.`,
    StoppedByLauncher: (launcher) =>
      `Так ${launcher} останавливает задания: при отмене, вытеснении или сбое другого процесса того же задания.`,
    Requeued: (launcher) => `Ресурсы отозваны (${launcher}), после этого прогон запущен снова.`,
    Vanished: "Процесса больше нет, и он ничего не сообщил. Как он завершился, неизвестно.",
    EndedUnseen: "Как процесс завершился, неизвестно: процесс самого runbell был принудительно завершён раньше.",
    EndedEarly: "Процесс сам завершился с кодом выхода 0, когда прогон ещё не был закончен.",
    Rebooted: "За это время машина была перезагружена."
  },

  step: (step) => `шаг ${step}`,
  stepOf: (step, steps) => `шаг ${step} из ${steps}`,
  epoch: (epoch) => `эпоха ${epoch}`,
  epochOf: (epoch, epochs) => `эпоха ${epoch} из ${epochs}`,
  elapsed: "Прошло",
  remaining: "Осталось",
  between: (atLeast, atMost) => `от ${atLeast} до ${atMost}`,
  speed: "Скорость",
  stepsPer: {
    second: (steps) => `${steps} шаг/с`,
    minute: (steps) => `${steps} шаг/мин`,
    hour: (steps) => `${steps} шаг/ч`
  },
  best: "Лучшее",
  valueAt: (value, step) => `${value} (шаг ${step})`,
  curvesOf: (name) => `Графики прогона ${name}`,
  went: (metric, from, to, firstStep, lastStep) =>
    `Метрика ${metric} изменилась с ${from} до ${to} между шагом ${firstStep} и шагом ${lastStep}.`,
  stepAxis: "шаг",
  updated: (time) => `обновлено: ${time}`,
  startedAgain: (name, attempt) =>
    attempt === undefined ? `Прогон ${name} запущен снова` : `Прогон ${name} запущен снова: попытка ${attempt}`,
  newCard: {
    deleted: "Карточка этого прогона удалена, продолжение здесь.",
    tooOld: "Карточку этого прогона больше нельзя изменить, продолжение здесь.",
    unknown: "Карточку этого прогона найти не удалось, продолжение здесь."
  },
  wholeError: "Полный текст ошибки",
  part: (part, parts) => `часть ${part} из ${parts}`,
  toldLate: (time) => `сообщение с опозданием, время события: ${time}`,
  linesLeftOut: ({ value, written }) => {
    const leftOut = plural(value, {
      one: `пропущена ${written} строка`,
      few: `пропущены ${written} строки`,
      many: `пропущено ${written} строк`,
      other: `пропущено ${written} строки`
    })
    return `… ${leftOut} …`
  },
  fieldsLeftOut: ({ written }) => `и ещё ${written}`,
  otherErrors: ({ value, written }) =>
    plural(value, {
      one: `Одновременно произошла ещё ${written} ошибка.`,
      few: `Одновременно произошли ещё ${written} ошибки.`,
      many: `Одновременно произошло ещё ${written} ошибок.`,
      other: `Одновременно произошло ещё ${written} ошибки.`
    }),
  alertsHeldBack: ({ value, written }) => {
    const alerts = plural(value, {
      one: `${written} оповещение`,
      few: `${written} оповещения`,
      many: `${written} оповещений`,
      other: `${written} оповещения`
    })
    return `Не отправлено из-за паузы между оповещениями: ${alerts}.`
  },

  above: (metric, threshold) => `Метрика ${metric} превысила ${threshold}`,
  below: (metric, threshold) => `Метрика ${metric} опустилась ниже ${threshold}`,
  notFinite: (metric) => `Метрика ${metric} больше не является конечным числом`,
  condition: "Условие выполнено",
  stalled: {
    output: (silentFor) => `Нет вывода уже ${silentFor}`,
    metrics: (silentFor) => `Метрики не меняются уже ${silentFor}`
  },
  resumed: (silentFor) => `Работа продолжилась (перерыв: ${silentFor})`,
  wrapperLost: (process) =>
    `Процесс самого runbell принудительно завершён; команда продолжает работать (процесс ${process})`,
  wrapperLostMeans: "О её завершении будет сообщено, но не о том, как она завершилась.",
  now: (metric, value) => `Текущее значение ${metric}: ${value}`,
  level: { info: "Информация", warn: "Предупреждение", error: "Ошибка" },

  perhapsRepeat: "возможно, повтор",
  moreLikeThis: ({ value, written }) =>
    plural(value, {
      one: `ещё ${written} похожее сообщение`,
      few: `ещё ${written} похожих сообщения`,
      many: `ещё ${written} похожих сообщений`,
      other: `ещё ${written} похожего сообщения`
    }),
  catchUp: ({ value, written }) => {
    const messages = plural(value, {
      one: `${written} сообщение`,
      few: `${written} сообщения`,
      many: `${written} сообщений`,
      other: `${written} сообщения`
    })
    return `${messages} за время, пока Slack был недоступен`
  },

  nothing: "(пусто)"
} as const satisfies Catalogue
