/** Takes memory until the kernel takes the process. */

/** Of bytes that are written to: the kernel counts no others. */
export const eatMemory = (): never => {
  const eaten: Array<Uint8Array> = []
  for (;;) eaten.push(new Uint8Array(8 * 1_024 * 1_024).fill(1))
}
