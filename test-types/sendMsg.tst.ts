/** A message of the program's own, and what it may fail with. */

import type { Scope } from "effect"
import { Effect } from "effect"
import { type CurrentRun, type Handle, type Receipt, Run, type SlackError, type SlackNotifier, sendMsg } from "runbell"
import { describe, expect, test } from "tstyche"

describe("sendMsg", () => {
  test("gives a receipt or one of the typed refusals, and needs a notifier but no run", () => {
    expect(sendMsg("hello")).type.toBe<Effect.Effect<Receipt, SlackError, SlackNotifier>>()
  })

  test("takes a text, or a title with text, level, fields and a link", () => {
    expect(sendMsg).type.toBeCallableWith({
      title: "Checkpoint",
      text: "epoch 3",
      level: "warn",
      fields: { loss: 0.21, file: "a.ckpt" },
      link: "https://example.com"
    })
    expect(sendMsg).type.toBeCallableWith({})
  })

  test("refuses what it could not show", () => {
    expect(sendMsg).type.not.toBeCallableWith(7)
    expect(sendMsg).type.not.toBeCallableWith({ titel: "x" })
    expect(sendMsg).type.not.toBeCallableWith({ level: "fatal" })
    expect(sendMsg).type.not.toBeCallableWith({ fields: { nested: { loss: 1 } } })
  })

  test("fails with tags that can be caught one by one, and all of them", () => {
    const handled = sendMsg("hello").pipe(
      Effect.catchTags({
        SlackMessageRefused: ({ code }) => Effect.succeed(code),
        SlackWebhookRevoked: ({ code }) => Effect.succeed(code),
        SlackTokenRefused: () => Effect.void,
        SlackScopeMissing: () => Effect.void,
        SlackChannelUnavailable: ({ code }) => Effect.succeed(code),
        SlackWorkspaceGone: ({ code }) => Effect.succeed(code),
        SlackPostForbidden: ({ code }) => Effect.succeed(code),
        SlackRateLimited: ({ retryAfter }) => Effect.succeed(retryAfter),
        SlackEditRefused: ({ code }) => Effect.succeed(code),
        SlackFileRefused: ({ code }) => Effect.succeed(code),
        SlackReactionRefused: ({ code }) => Effect.succeed(code),
        SlackPersonUnknown: ({ code }) => Effect.succeed(code),
        SlackUnavailable: ({ reason }) => Effect.succeed(reason),
        SlackTimeout: ({ limit }) => Effect.succeed(limit),
        SlackUnexpectedAnswer: ({ status }) => Effect.succeed(status),
        SlackNotDelivered: () => Effect.void,
        SlackPostponed: () => Effect.void
      })
    )
    expect<Effect.Effect.Error<typeof handled>>().type.toBe<never>()
  })

  test("tells of every refusal what happened, what to do and whether to try again", () => {
    expect<Pick<SlackError, "canRetry" | "whatHappened" | "whatToDo">>().type.toBe<{
      readonly canRetry: boolean
      readonly whatHappened: string
      readonly whatToDo: string
    }>()
  })
})

describe("Run.scoped", () => {
  test("needs a notifier and a scope, and cannot fail", () => {
    expect(Run.scoped({ name: "sweep" })).type.toBe<Effect.Effect<Handle, never, SlackNotifier | Scope.Scope>>()
  })

  test("gives a handle that can be provided as CurrentRun", () => {
    expect<Handle>().type.toBe<CurrentRun["Type"]>()
  })
})
