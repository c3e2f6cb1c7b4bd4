/** What people read in each further language: the line of each kind of message, and what each end means, as they stand in the channel. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration } from "effect"
import { type RunEvent, render } from "runbell"
import type { Run } from "../../src/domain/Run.ts"
import { plainText } from "../../src/slack/outline.ts"
import { locales } from "../support/words.ts"

const at = DateTime.unsafeMake("2026-11-24T19:05:09Z")

const run: Run = { id: "mb1x-0a", name: "mnist-cnn", tags: [] }

const ended = (outcome: RunEvent.RunEnded["outcome"]): RunEvent.RunEnded => ({
  _tag: "RunEnded",
  run,
  at,
  outcome,
  duration: Duration.millis(192_000),
  alertsHeldBack: 0,
  mentions: []
})

const events: ReadonlyArray<RunEvent.RunEvent> = [
  { _tag: "RunStarted", run, at },
  ended({ _tag: "Finished" }),
  ended({ _tag: "Interrupted", signal: "SIGTERM" }),
  ended({ _tag: "Killed", signal: "SIGKILL" }),
  ended({ _tag: "Lost", lastSignOfLife: at })
]

/** The first lines, up to the facts and the footer. */
const told = (language: keyof typeof locales): ReadonlyArray<string> => [
  ...events.flatMap((event) => plainText(render(event, locales[language]).blocks).split("\n").slice(0, -1)),
  render(ended({ _tag: "Failed", exitCode: 3 }), locales[language]).text
]

const expected: Readonly<Record<string, ReadonlyArray<string>>> = {
  ko: [
    "🚀 mnist-cnn 실행을 시작했습니다",
    "✅ mnist-cnn 실행이 완료되었습니다 (경과 시간 3분 12초)",
    "⏹️ mnist-cnn 실행이 중단되었습니다 (경과 시간 3분 12초)",
    "SIGTERM 신호로 중단되었습니다.",
    "사용자나 상위 프로그램이 의도적으로 중단했습니다. 크래시가 아닙니다.",
    "💀 mnist-cnn 실행이 강제 종료되었습니다 (경과 시간 3분 12초)",
    "알림을 보낼 겨를도 없이 시스템에 의해 SIGKILL 신호로 강제 종료되었습니다.",
    "🔇 mnist-cnn 실행의 응답이 끊겼습니다 (경과 시간 3분 12초)",
    "2026년 11월 24일 19시 5분 9초 UTC 이후 동작이 확인되지 않습니다.",
    "❌ mnist-cnn 실행이 실패했습니다 (경과 시간 3분 12초): 종료 코드 3"
  ],
  ru: [
    "🚀 Прогон mnist-cnn начался",
    "✅ Прогон mnist-cnn завершён (время работы: 3 мин 12 с)",
    "⏹️ Прогон mnist-cnn остановлен (время работы: 3 мин 12 с)",
    "Остановлен сигналом SIGTERM.",
    "Остановлен намеренно: человеком или вызывающей программой. Это не сбой.",
    "💀 Прогон mnist-cnn принудительно завершён (время работы: 3 мин 12 с)",
    "Система завершила процесс сигналом SIGKILL, и он не успел ничего сообщить.",
    "🔇 Прогон mnist-cnn не подаёт признаков жизни (время работы: 3 мин 12 с)",
    "Последний признак жизни: 24 нояб. 2026 г., 19:05:09 UTC.",
    "❌ Прогон mnist-cnn завершился ошибкой (время работы: 3 мин 12 с): код выхода 3"
  ],
  de: [
    "🚀 mnist-cnn wurde gestartet",
    "✅ mnist-cnn ist abgeschlossen (Laufzeit: 3 Min., 12 Sek.)",
    "⏹️ mnist-cnn wurde abgebrochen (Laufzeit: 3 Min., 12 Sek.)",
    "Abgebrochen durch SIGTERM.",
    "Absichtlich abgebrochen, von einer Person oder vom übergeordneten Programm. Das ist kein Absturz.",
    "💀 mnist-cnn wurde zwangsweise beendet (Laufzeit: 3 Min., 12 Sek.)",
    "Das System hat den Prozess mit SIGKILL beendet, bevor er sich melden konnte.",
    "🔇 mnist-cnn meldet sich nicht mehr (Laufzeit: 3 Min., 12 Sek.)",
    "Letztes Lebenszeichen: 24. Nov. 2026, 19:05:09 UTC.",
    "❌ mnist-cnn ist fehlgeschlagen (Laufzeit: 3 Min., 12 Sek.): Exit-Code 3"
  ],
  fr: [
    "🚀 Le run mnist-cnn a démarré",
    "✅ Le run mnist-cnn s’est terminé après 3 min et 12 s",
    "⏹️ Le run mnist-cnn a été arrêté après 3 min et 12 s",
    "Arrêté par SIGTERM.",
    "Il a été arrêté volontairement, par une personne ou par le programme qui l’entoure. Ce n’est pas un plantage.",
    "💀 Le run mnist-cnn a été tué après 3 min et 12 s",
    "Le système y a mis fin avec SIGKILL avant qu’il ait pu prévenir.",
    "🔇 Le run mnist-cnn ne donne plus signe de vie après 3 min et 12 s",
    "Dernier signe de vie : 24 nov. 2026, 19:05:09 UTC.",
    "❌ Le run mnist-cnn a échoué après 3 min et 12 s : code de sortie 3"
  ],
  es: [
    "🚀 La ejecución de mnist-cnn comenzó",
    "✅ La ejecución de mnist-cnn terminó tras 3 min y 12 s",
    "⏹️ La ejecución de mnist-cnn fue detenida tras 3 min y 12 s",
    "Fue detenida con SIGTERM.",
    "La detuvo a propósito una persona o el programa que la contiene. No es un fallo.",
    "💀 La ejecución de mnist-cnn fue terminada a la fuerza tras 3 min y 12 s",
    "El sistema la terminó con SIGKILL antes de que pudiera avisar.",
    "🔇 La ejecución de mnist-cnn dejó de dar señales de vida tras 3 min y 12 s",
    "Última señal de vida: 24 nov 2026, 19:05:09 UTC.",
    "❌ La ejecución de mnist-cnn falló tras 3 min y 12 s: código de salida 3"
  ],
  "pt-BR": [
    "🚀 A execução de mnist-cnn começou",
    "✅ A execução de mnist-cnn foi concluída após 3 min e 12 s",
    "⏹️ A execução de mnist-cnn foi interrompida após 3 min e 12 s",
    "Foi interrompida com SIGTERM.",
    "Foi interrompida de propósito, por uma pessoa ou pelo programa que a executa. Não foi um travamento.",
    "💀 A execução de mnist-cnn foi encerrada à força após 3 min e 12 s",
    "O sistema a encerrou com SIGKILL antes que ela pudesse avisar.",
    "🔇 A execução de mnist-cnn parou de dar sinais de vida após 3 min e 12 s",
    "Último sinal de vida: 24 de nov. de 2026, 19:05:09 UTC.",
    "❌ A execução de mnist-cnn falhou após 3 min e 12 s: código de saída 3"
  ]
}

describe("render, in further languages", () => {
  it.each(["ko", "ru", "de", "fr", "es", "pt-BR"] as const)("tells in %s a start and each kind of end", (language) => {
    // Which kind of space Intl sets has changed with its versions.
    assert.deepStrictEqual(
      told(language).map((line) => line.replaceAll(/[\u00a0\u202f]/gu, " ")),
      expected[language]
    )
  })
})
