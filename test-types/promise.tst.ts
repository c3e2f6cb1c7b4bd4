/** The Promise face: the program's own types come through, and what is misspelt is refused. */
import {
  type ConnectError,
  connect,
  isConnectError,
  isSlackError,
  type Notifier,
  type Receipt,
  type RunHandle,
  type SlackError,
  tap
} from "runbell/promise"
import { describe, expect, test } from "tstyche"

declare const notifier: Notifier
declare const run: RunHandle
declare const answers: AsyncIterable<{ readonly score: number }>
declare const stream: ReadableStream<{ readonly score: number }>
declare const error: unknown

describe("connect", () => {
  test("needs nothing, since the environment may say it all", () => {
    expect(connect).type.toBeCallableWith()
    expect(connect()).type.toBe<Promise<Notifier>>()
    expect(connect).type.toBeCallableWith({
      webhook: process.env["WEBHOOK"],
      language: "zh",
      timeZone: "Asia/Shanghai",
      durable: { folder: "state", watchdog: false },
      signals: false,
      pictures: true,
      policy: { endTimeout: "2 seconds" },
      log: (line: string) => line.length
    })
    expect(connect).type.toBeCallableWith({ token: "xoxb-XXXX", channel: "#runs" })
  })

  test("refuses what is misspelt or of the wrong kind", () => {
    expect(connect).type.not.toBeCallableWith({ webhok: "x" })
    expect(connect).type.not.toBeCallableWith({ policy: { endTimeOut: "2 seconds" } })
    expect(connect).type.not.toBeCallableWith({ durable: "yes" })
  })
})

describe("wrap", () => {
  test("gives what the program gives", () => {
    expect(notifier.wrap({ name: "mnist" }, async () => ({ accuracy: 0.97 }))).type.toBe<
      Promise<{ accuracy: number }>
    >()
    expect(notifier.wrap({ name: "mnist" }, () => 7)).type.toBe<Promise<number>>()
    expect(notifier.wrap({ name: "mnist" }, async () => {})).type.toBe<Promise<void>>()
  })

  test("wants a name and a program, and takes a signal", () => {
    expect(notifier.wrap).type.toBeCallableWith({ name: "mnist", signal: AbortSignal.timeout(1) }, () => 7)
    expect(notifier.wrap).type.not.toBeCallableWith({}, () => 7)
    expect(notifier.wrap).type.not.toBeCallableWith({ name: "mnist" })
    expect(notifier.wrap).type.not.toBeCallableWith({ name: "mnist", nmae: 1 }, () => 7)
  })
})

describe("a run", () => {
  test("reports at once, and promises all else", () => {
    expect(run.report({ loss: 0.1 }, { step: 1, epoch: 1 })).type.toBe<void>()
    expect(run.report).type.not.toBeCallableWith({ loss: "low" })
    expect(run.send("hello")).type.toBe<Promise<Receipt>>()
    expect(run.chart()).type.toBe<Promise<Receipt>>()
    expect(run.chart).type.toBeCallableWith(["loss", "accuracy"], { title: "Half way" })
    expect(run.chart).type.not.toBeCallableWith("loss")
    expect(run.end({ accuracy: 0.97 })).type.toBe<Promise<void>>()
    expect(run.fail(error)).type.toBe<Promise<void>>()
  })

  test("and its notifier can be disposed of", () => {
    expect<RunHandle>().type.toBeAssignableTo<AsyncDisposable>()
    expect<Notifier>().type.toBeAssignableTo<AsyncDisposable>()
  })

  test("has a receipt with a plain date", () => {
    expect<Receipt["at"]>().type.toBe<Date>()
  })
})

describe("an error", () => {
  test("is narrowed to what send or connect reject with", () => {
    if (isSlackError(error)) expect(error).type.toBe<SlackError>()
    if (isConnectError(error)) expect(error).type.toBe<ConnectError>()
  })
})

describe("tap", () => {
  test("gives what it is given, in both call styles", () => {
    expect(tap(answers, run, ({ score }) => ({ score }))).type.toBe<AsyncIterable<{ readonly score: number }>>()
    expect(tap(stream, run, ({ score }) => ({ score }))).type.toBe<ReadableStream<{ readonly score: number }>>()
    const tapped = tap(run, ({ score }: { readonly score: number }) => ({ score }))
    expect(tapped(answers)).type.toBe<AsyncIterable<{ readonly score: number }>>()
    expect(tapped(stream)).type.toBe<ReadableStream<{ readonly score: number }>>()
  })

  test("picks numbers, or nothing", () => {
    expect(tap).type.toBeCallableWith(answers, run, () => undefined)
    expect(tap).type.not.toBeCallableWith(answers, run, () => ({ score: "high" }))
  })
})
