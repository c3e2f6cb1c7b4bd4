/** Makes one file of a test's program, so that its processes start at once, and nothing of ours is loaded from elsewhere. */
import { buildSync } from "esbuild"

export const bundleProgram = (source: string, outfile: string): void => {
  buildSync({
    entryPoints: [source],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    banner: { js: `import{createRequire as __require}from"node:module";const require=__require(import.meta.url);` }
  })
}
