/** The size of a picture, from its first bytes: the page keeps its place free before it is loaded. */

type Pixels = { readonly width: number; readonly height: number }

const startsWith = (bytes: Uint8Array, ...start: ReadonlyArray<number>): boolean =>
  start.every((byte, index) => bytes[index] === byte)

/** A frame header of JPEG: any but those of Huffman tables, arithmetic coding and extensions. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const jpeg = (view: DataView): Pixels | undefined => {
  let at = 2
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    if (isFrame(view.getUint8(at + 1))) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

const sizeIn = (bytes: Uint8Array, view: DataView): Pixels | undefined => {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) && bytes.length >= 24) {
    return { width: view.getUint32(16), height: view.getUint32(20) }
  }
  if (startsWith(bytes, 0x47, 0x49, 0x46) && bytes.length >= 10) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  }
  return startsWith(bytes, 0xff, 0xd8) ? jpeg(view) : undefined
}

/** Of PNG, GIF and JPEG; nothing where the bytes do not tell. */
export const pixelsOf = (bytes: Uint8Array): Pixels | undefined => {
  const found = sizeIn(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return found !== undefined && found.width > 0 && found.height > 0 ? found : undefined
}
