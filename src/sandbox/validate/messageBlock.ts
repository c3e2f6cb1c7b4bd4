/** Every block that a message may hold. `alert` is for modals only, and `file` is nothing that an app may post. */
import * as Schema from "effect/Schema"
import { card, carousel, container } from "./cards.ts"
import { dataVisualization } from "./charts.ts"
import { imageBlock } from "./image.ts"
import { actions, context, contextActions, divider, header, input, markdown, section, video } from "./layoutBlocks.ts"
import { richText } from "./richText.ts"
import { dataTable, table } from "./tables.ts"
import { plan, taskCard } from "./tasks.ts"

/** One block of a message. */
export const messageBlock = Schema.Union(
  actions,
  card,
  carousel,
  container,
  context,
  contextActions,
  dataTable,
  dataVisualization,
  divider,
  header,
  imageBlock,
  input,
  markdown,
  plan,
  richText,
  section,
  table,
  taskCard,
  video
)
