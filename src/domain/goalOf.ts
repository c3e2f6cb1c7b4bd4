/** Which way a metric is better, by the usual names. Pure. */
import type { Goal } from "./Curve.ts"

const lowest = new Set(
  "loss losses error errors err perplexity ppl mse rmse mae mape nll bce wer cer fid bpb bpc crossentropy".split(" ")
)

const highest = new Set(
  (
    "acc accuracy f1 auc auroc auprc map precision recall reward rewards return returns score scores " +
    "bleu rouge iou miou dice psnr ssim r2 mrr ndcg winrate"
  ).split(" ")
)

/** What says which data or which mean was measured, and not what. */
const beside = new Set(
  (
    "train training val valid validation test eval evaluation dev epoch step batch total mean avg average median " +
    "ema micro macro weighted running smoothed top at"
  ).split(" ")
)

/** `valLoss`, `eval/f1@10` and `loss_epoch` as words. */
const wordsOf = (metric: string): ReadonlyArray<string> =>
  metric
    .slice(0, 100)
    .replaceAll(/(\p{Ll}{2})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/^top\d+$/u, "top"))
    .filter((word) => word !== "" && !/^\d+$/u.test(word))

/** The last word says what is measured: a loss scale is no loss, and an error rate is named by both. */
export const goalOf = (metric: string): Goal | undefined => {
  const words = wordsOf(metric).filter((word) => !beside.has(word))
  const last = words.at(-1) ?? ""
  const named = (last === "rate" || last === "entropy" ? words.at(-2) : undefined) ?? last
  if (named === "cross") return "lowest"
  if (named === "win" || named === "success") return last === "rate" ? "highest" : undefined
  if (lowest.has(named)) return "lowest"
  return highest.has(named) ? "highest" : undefined
}
