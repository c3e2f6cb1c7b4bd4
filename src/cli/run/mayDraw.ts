/** Whether pictures are drawn: one that was not asked for is not, also where it could be. */
import { missingParts } from "../../chart/loadPart.ts"
import type { Settings } from "../settings/Settings.ts"

export const mayDraw = ({ chart }: Settings): boolean => chart.length > 0 && missingParts().length === 0
