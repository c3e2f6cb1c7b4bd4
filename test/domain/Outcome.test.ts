/** Every Exit means one outcome, and the right one. The exits are made by running programs. */
import { assert, describe, it } from "@effect/vitest"
import { Cause, Deferred, Effect, Exit, FastCheck, Fiber, FiberId, Schema } from "effect"
import { Outcome } from "runbell"
import { hostileValues } from "../support/hostileValues.ts"

const outcomeOf = <A, E>(program: Effect.Effect<A, E>) => Effect.map(Effect.exit(program), Outcome.fromExit)

/** Runs the program in a fiber of its own until it says that it has begun, and interrupts it then. */
const interrupted = <A, E>(program: (begun: Deferred.Deferred<void>) => Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    const begun = yield* Deferred.make<void>()
    const fiber = yield* Effect.fork(program(begun))
    yield* Deferred.await(begun)
    return Outcome.fromExit(yield* Fiber.interrupt(fiber))
  })

const begin = (begun: Deferred.Deferred<void>) => Effect.zipRight(Deferred.succeed(begun, undefined), Effect.never)

const errorOf = (outcome: Outcome.Outcome) => {
  if (outcome._tag !== "Failed") return assert.fail(`${outcome._tag} is not Failed`)
  return outcome.error
}

describe("Outcome.fromExit", () => {
  it.effect("is Finished for a success", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* outcomeOf(Effect.void), { _tag: "Finished", summary: undefined })
    })
  )

  it.effect("tells a small object of numbers and strings as the summary of a success", () =>
    Effect.gen(function* () {
      const summary = { accuracy: 0.97, loss: Number.NaN, checkpoint: "epoch-3" }
      assert.deepStrictEqual(yield* outcomeOf(Effect.succeed(summary)), { _tag: "Finished", summary })
    })
  )

  it.effect("is Failed for an expected failure, and names it by its tag", () =>
    Effect.gen(function* () {
      const error = errorOf(yield* outcomeOf(Effect.fail({ _tag: "CheckpointMissing", message: "no epoch 3" })))
      assert.containsSubset(error, { kind: "failure", name: "CheckpointMissing", message: "no epoch 3", others: 0 })
    })
  )

  it.effect("is Failed for a defect, and says that it was none of the program's own errors", () =>
    Effect.gen(function* () {
      const died = Effect.sync((): number => {
        throw new TypeError("x is not a function")
      })
      const error = errorOf(yield* outcomeOf(died))
      assert.containsSubset(error, { kind: "defect", name: "TypeError", message: "x is not a function", others: 0 })
    })
  )

  it.effect("is Interrupted when a person or the program around it stops the run", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* interrupted(begin), { _tag: "Interrupted" })
    })
  )

  it.effect("is Interrupted when the run interrupts itself", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* outcomeOf(Effect.interrupt), { _tag: "Interrupted" })
    })
  )

  it.effect("is Interrupted when all that runs side by side was interrupted", () =>
    Effect.gen(function* () {
      const both = (begun: Deferred.Deferred<void>) =>
        Effect.all([begin(begun), Effect.never], { concurrency: "unbounded" })
      assert.deepStrictEqual(yield* interrupted(both), { _tag: "Interrupted" })
    })
  )

  it.effect("is Failed when a failure's finalizer was interrupted", () =>
    Effect.gen(function* () {
      const program = Effect.fail("boom").pipe(Effect.ensuring(Effect.interrupt))
      const exit = yield* Effect.exit(program)
      assert.isTrue(Exit.isInterrupted(exit), "the cause holds an interruption too")
      assert.containsSubset(errorOf(Outcome.fromExit(exit)), { kind: "failure", message: "boom", others: 0 })
    })
  )

  it.effect("is Failed when one of several side by side failed and the others were interrupted for it", () =>
    Effect.gen(function* () {
      const program = Effect.all([Effect.never, Effect.fail("boom"), Effect.never], { concurrency: "unbounded" })
      assert.containsSubset(errorOf(yield* outcomeOf(program)), { message: "boom", others: 0 })
    })
  )

  it.effect("is Failed when a finalizer died while the run was stopped", () =>
    Effect.gen(function* () {
      const program = (begun: Deferred.Deferred<void>) => begin(begun).pipe(Effect.ensuring(Effect.die("no disk")))
      assert.containsSubset(errorOf(yield* interrupted(program)), { kind: "defect", message: "no disk", others: 0 })
    })
  )

  it.effect("tells the expected failure before a defect of its finalizer, and counts the defect", () =>
    Effect.gen(function* () {
      const program = Effect.fail("boom").pipe(Effect.ensuring(Effect.die("no disk")))
      assert.containsSubset(errorOf(yield* outcomeOf(program)), { kind: "failure", message: "boom", others: 1 })
    })
  )

  it.effect("counts what else failed side by side", () =>
    Effect.gen(function* () {
      const all = yield* Deferred.make<void>()
      const failing = (message: string) =>
        Effect.uninterruptible(Effect.zipRight(Deferred.await(all), Effect.fail(message)))
      const programs = [failing("first"), failing("second"), failing("third"), Deferred.succeed(all, undefined)]
      const outcome = yield* outcomeOf(Effect.all(programs, { concurrency: "unbounded" }))
      assert.containsSubset(errorOf(outcome), { message: "first", others: 2 })
    })
  )

  it("is Failed, and a defect, for a cause that holds nothing", () => {
    assert.containsSubset(errorOf(Outcome.fromExit(Exit.failCause(Cause.empty))), { kind: "defect", others: 0 })
  })

  it("stands a cause a hundred thousand deep", () => {
    let cause: Cause.Cause<string> = Cause.fail("first")
    for (let depth = 0; depth < 100_000; depth += 1) cause = Cause.sequential(cause, Cause.fail("more"))
    assert.containsSubset(errorOf(Outcome.fromExit(Exit.failCause(cause))), { message: "first", others: 100_000 })
  })
})

/** Makers, since fast-check itself would stumble over a revoked proxy. */
const anyMaker = FastCheck.oneof(
  FastCheck.constantFrom(...Object.values(hostileValues)),
  FastCheck.anything({
    withNullPrototype: true,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withTypedArray: true
  }).map((value) => () => value)
)

const { cause: anyCause } = FastCheck.letrec<{ cause: Cause.Cause<unknown> }>((tie) => ({
  cause: FastCheck.oneof(
    { maxDepth: 5 },
    FastCheck.constantFrom<Cause.Cause<unknown>>(Cause.empty, Cause.interrupt(FiberId.none)),
    anyMaker.map((make) => Cause.fail(make())),
    anyMaker.map((make) => Cause.die(make())),
    FastCheck.tuple(tie("cause"), tie("cause")).map(([left, right]) => Cause.parallel(left, right)),
    FastCheck.tuple(tie("cause"), tie("cause")).map(([left, right]) => Cause.sequential(left, right))
  )
}))

const isOutcome = Schema.is(Outcome.Outcome)
const toJson = Schema.encodeSync(Schema.parseJson(Outcome.Outcome))

describe("Outcome.fromExit is total", () => {
  it.prop("over every cause", [anyCause], ([cause]) => {
    const outcome = Outcome.fromExit(Exit.failCause(cause))
    assert.isTrue(isOutcome(outcome))
    assert.isString(toJson(outcome))
    assert.strictEqual(outcome._tag, Cause.isInterruptedOnly(cause) && !Cause.isEmpty(cause) ? "Interrupted" : "Failed")
  })

  it.prop("over every result", [anyMaker], ([make]) => {
    const outcome = Outcome.fromExit(Exit.succeed(make()))
    assert.isTrue(isOutcome(outcome))
    assert.isString(toJson(outcome))
    assert.strictEqual(outcome._tag, "Finished")
  })

  for (const [what, make] of Object.entries(hostileValues)) {
    it(`over ${what}`, () => {
      for (const exit of [Exit.fail(make()), Exit.die(make())]) {
        const outcome = Outcome.fromExit(exit)
        assert.strictEqual(outcome._tag, "Failed")
        assert.isString(toJson(outcome))
      }
      assert.strictEqual(Outcome.fromExit(Exit.succeed(make()))._tag, "Finished")
    })
  }
})

describe("Outcome.isTrouble", () => {
  it("is everything but a finish and a stop on purpose", () => {
    const outcomes: ReadonlyArray<Outcome.Outcome> = [
      { _tag: "Finished" },
      { _tag: "Interrupted" },
      Outcome.fromExit(Exit.fail("boom")),
      { _tag: "Killed", signal: "SIGKILL" },
      { _tag: "Lost" }
    ]
    assert.deepStrictEqual(
      outcomes.filter(Outcome.isTrouble).map(({ _tag }) => _tag),
      ["Failed", "Killed", "Lost"]
    )
  })
})

describe("Outcome.kindOf", () => {
  it("is the outcome's own name, or what was seen of its reason", () => {
    const slurm = { launcher: "Slurm" }
    const outcomes: ReadonlyArray<Outcome.Outcome> = [
      { _tag: "Finished" },
      { _tag: "Failed", exitCode: 137, evidence: { _tag: "OutOfMemory" } },
      { _tag: "Interrupted", signal: "SIGINT" },
      { _tag: "Interrupted", signal: "SIGTERM", evidence: { _tag: "Requeued", ...slurm } },
      { _tag: "Interrupted", signal: "SIGTERM", evidence: { _tag: "TimeLimit", ...slurm } },
      { _tag: "Killed", signal: "SIGKILL", evidence: { _tag: "OutOfMemory" } },
      { _tag: "Killed", signal: "SIGSEGV", evidence: { _tag: "NativeCrash" } },
      { _tag: "Killed", evidence: { _tag: "Vanished" } },
      { _tag: "Killed", evidence: { _tag: "PerhapsOutOfMemory", killed: 1 } },
      { _tag: "Killed", signal: "SIGKILL", evidence: { _tag: "PerhapsOutOfMemory", killed: 1 } },
      { _tag: "Lost", evidence: { _tag: "EndedUnseen" } },
      { _tag: "Lost", evidence: { _tag: "EndedEarly" } },
      { _tag: "Lost", evidence: { _tag: "Rebooted" } }
    ]
    assert.deepStrictEqual(outcomes.map(Outcome.kindOf), [
      "finished",
      "failed",
      "interrupted",
      "preempted",
      "time limit",
      "out of memory",
      "killed",
      "vanished",
      "vanished",
      "killed",
      "vanished",
      "vanished",
      "lost"
    ])
  })
})
