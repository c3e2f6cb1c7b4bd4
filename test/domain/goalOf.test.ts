/** Which way a metric is better, where its name tells it. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { goalOf } from "../../src/domain/goalOf.ts"

const lowest = ["loss", "val_loss", "train/loss", "loss/train", "valLoss", "Loss", "loss_epoch", "error", "error_rate"]
const lowestToo = [
  "perplexity",
  "eval/ppl",
  "rmse",
  "WER",
  "cross_entropy",
  "cross-entropy",
  "critic loss",
  "reward_loss"
]
const highest = ["accuracy", "acc", "val_acc", "acc@1", "top5_accuracy", "f1", "f1_macro", "eval/f1@10", "AUC", "mAP"]
const highestToo = ["reward", "mean_reward", "episode return", "score", "bleu", "win_rate", "success rate", "R2"]
const unknown = [
  "lr",
  "learning_rate",
  "loss_scale",
  "throughput",
  "entropy",
  "step",
  "rate",
  "win",
  "",
  "损失",
  "norm"
]

describe("goalOf", () => {
  for (const name of [...lowest, ...lowestToo]) {
    it(`takes ${name} to be better the lower`, () => assert.strictEqual(goalOf(name), "lowest"))
  }

  for (const name of [...highest, ...highestToo]) {
    it(`takes ${name} to be better the higher`, () => assert.strictEqual(goalOf(name), "highest"))
  }

  for (const name of unknown) {
    it(`says nothing of ${JSON.stringify(name)}`, () => assert.isUndefined(goalOf(name)))
  }

  it.prop("takes any name at all", [FastCheck.string({ unit: "binary", maxLength: 300 })], ([name]) => {
    assert.include(["lowest", "highest", undefined], goalOf(name))
  })
})
