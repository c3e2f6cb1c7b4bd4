import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

const source = (path: string) => new URL(path, import.meta.url).pathname

/** Where to write the counts of a run, for those who add them up. */
const report = process.env["RUNBELL_TEST_REPORT"]

export default defineConfig({
  resolve: {
    alias: [
      { find: /^runbell$/, replacement: source("./src/index.ts") },
      { find: /^runbell\/(.*)$/, replacement: `${source("./src/")}$1.ts` }
    ]
  },
  test: {
    include: ["test/**/*.test.ts"],
    // Most tests wait for processes of their own: two files at a time are done sooner, also on two cores.
    poolOptions: { forks: { maxForks: Math.max(2, availableParallelism() - 1) } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...(report === undefined ? {} : { reporters: ["default", ["json", { outputFile: report }]] })
  }
})
