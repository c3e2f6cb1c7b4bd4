/** What is at hand in all of a run's life, wherever something is told of it. */
import type { Run } from "../domain/Run.ts"
import type { Birth } from "./Birth.ts"
import type { Figures } from "./Figures.ts"
import type { RunOptions } from "./RunOptions.ts"
import type { Start } from "./start.ts"
import type { Teller } from "./teller.ts"

export interface Life {
  readonly run: Run
  readonly birth: Birth
  /** They are checked. */
  readonly options: RunOptions
  readonly teller: Teller
  readonly figures: Figures
  readonly start: Start
}
