/** `npm run gallery [folder]`: writes docs/gallery, every kind of message in every language as the sandbox's page shows it. The same code writes the same bytes. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { register } from "tsx/esm/api"

const root = new URL("..", import.meta.url)
register({ tsconfig: fileURLToPath(new URL("tsconfig.json", root)) })
const { galleryFiles } = await import(new URL("scripts/galleryFiles.ts", root).href)

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL("docs/gallery", root)))
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const [name, content] of Object.entries(galleryFiles())) writeFileSync(`${folder}/${name}`, content)
console.log(folder)
