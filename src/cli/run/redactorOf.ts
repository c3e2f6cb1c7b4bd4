/** What becomes of every text of the run before it leaves. */
import { redact } from "../../domain/redact.ts"
import type { Plan } from "./Plan.ts"

export const redactorOf = (_plan: Plan): ((text: string) => string) => redact
