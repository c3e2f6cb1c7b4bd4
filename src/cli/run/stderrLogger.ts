/** The command's log: warnings and errors, a line each, on stderr. */
import * as Logger from "effect/Logger"
import * as LogLevel from "effect/LogLevel"
import { type SpokenLanguage, spokenLanguage } from "../settings/spokenLanguage.ts"
import { complainNow } from "../wrapper/complain.ts"

type Phrases = Readonly<Record<"endUntold" | "kept" | "lost", string>> & {
  readonly held: (process: string) => string
  /** `why` is said as the library says it: it names what to do. */
  readonly undelivered: (run: string, why: string) => string
}

/** Here, and not with all other words: who logs cannot wait until they are loaded. */
const phrases: Readonly<Record<SpokenLanguage, Phrases>> = {
  en: {
    endUntold: "the end of this run has not reached Slack. `runbell doctor` finds out why.",
    held: (process) =>
      `what has not reached Slack is kept, and goes out when process ${process}, which is stopped, goes on or ends.`,
    kept: "what has not reached Slack is kept, and goes out later.",
    lost: "what has not reached Slack is lost.",
    undelivered: (run, why) => `${run}: a message was not delivered. ${why}`
  },
  zh: {
    endUntold: "此次运行结束的消息没有送达 Slack。用 `runbell doctor` 查找原因。",
    held: (process) => `未送达 Slack 的消息已保存。进程 ${process} 已暂停，待它继续或结束后发出。`,
    kept: "未送达 Slack 的消息已保存，稍后发出。",
    lost: "未送达 Slack 的消息已丢失。",
    undelivered: (run, why) => `${run}：有一条消息未能送达。${why}`
  },
  ja: {
    endUntold: "この実行の終了のメッセージは Slack に届いていません。原因は `runbell doctor` で調べられます。",
    held: (process) =>
      `Slack に届いていないメッセージは保存され、停止中のプロセス ${process} が再開または終了した後に送られます。`,
    kept: "Slack に届いていないメッセージは保存され、後で送られます。",
    lost: "Slack に届いていないメッセージは失われました。",
    undelivered: (run, why) => `${run}：メッセージを一つ届けられませんでした。${why}`
  }
}

/**
 * What the library says of its limits, as it concerns who runs a command. It names each by the name under which a
 * program can set it, and a command cannot.
 */
const inUsersWords = [
  [/\(endTimeout\)/u, ({ endUntold }: Phrases) => endUntold],
  [
    /\(drainTimeout\).* when process (\d+) goes on/u,
    ({ held }: Phrases, [, process = ""]: RegExpExecArray) => held(process)
  ],
  [/\(drainTimeout\).* kept in the outbox/u, ({ kept }: Phrases) => kept],
  [/\(drainTimeout\)/u, ({ lost }: Phrases) => lost],
  [
    /^runbell: (.*?): a message was not delivered\. (.*)$/su,
    ({ undelivered }: Phrases, [, run = "", why = ""]: RegExpExecArray) => undelivered(run, why)
  ]
] as const

const lineOf = (message: unknown): string => {
  const text = (Array.isArray(message) ? message : [message]).map(String).join(" ")
  const words = phrases[spokenLanguage(undefined, process.env)]
  for (const [pattern, say] of inUsersWords) {
    const found = pattern.exec(text)
    if (found !== null) return say(words, found)
  }
  return text.replace(/^runbell: /u, "")
}

const logger = Logger.make(({ logLevel, message }) => {
  if (LogLevel.greaterThanEqual(logLevel, LogLevel.Warning)) complainNow(lineOf(message))
})

/** In place of Effect's own, which writes to stdout, and stdout is the command's. */
export const stderrLogger = Logger.replace(Logger.defaultLogger, logger)
