/** A picture of two falling curves as PNG, drawn dot by dot, so that the tests need no file and no library. */
import { crc32, deflateSync } from "node:zlib"

const width = 480
const height = 270

/** What colour a dot has: two curves on white, in a frame. */
const dotAt = (x: number, y: number): readonly [number, number, number] => {
  const near = (curve: number) => Math.abs(y - (height - 24 - curve * (height - 48))) < 2
  const t = (x - 24) / (width - 48)
  if (x === 24 || y === height - 24) return [160, 155, 170]
  if (x < 24 || x > width - 24) return [255, 255, 255]
  if (near(Math.exp(-t * 4))) return [91, 75, 214]
  return near(1 - Math.exp(-t * 5)) ? [11, 132, 104] : [255, 255, 255]
}

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data])
  return Buffer.concat([number(data.length), body, number(crc32(body))])
}

const rows = Buffer.concat(
  Array.from({ length: height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: width }, (_, x) => dotAt(x, y)).flat()])
  )
)

export const png: Uint8Array = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk("IHDR", Buffer.concat([number(width), number(height), Buffer.from([8, 2, 0, 0, 0])])),
  chunk("IDAT", deflateSync(rows)),
  chunk("IEND", Buffer.alloc(0))
])
