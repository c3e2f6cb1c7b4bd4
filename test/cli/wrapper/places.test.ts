/** What the wrapper reads of its own place, from what the kernel says of it. */
import { assert, describe, it } from "@effect/vitest"
import { ignoresHangup } from "../../../src/cli/wrapper/hangupIsIgnored.ts"
import { type Descriptor, inheritedOf } from "../../../src/cli/wrapper/inheritedDescriptors.ts"
import { foregroundOf } from "../../../src/cli/wrapper/isForeground.ts"
import { type Place, waysTo } from "../../../src/cli/wrapper/streamsFor.ts"

const pipe: Place = { isPipe: true, identity: "1:1" }
const otherPipe: Place = { isPipe: true, identity: "1:2" }
const file: Place = { isPipe: false, identity: "2:1" }

describe("waysTo", () => {
  it("copies what goes into a pipe, each stream by itself", () => {
    assert.deepStrictEqual(waysTo(pipe, file, false), { stdout: "tee", stderr: "inherit", joined: false })
    assert.deepStrictEqual(waysTo(file, pipe, false), { stdout: "inherit", stderr: "tee", joined: false })
    assert.deepStrictEqual(waysTo(pipe, otherPipe, false), { stdout: "tee", stderr: "tee", joined: false })
  })

  it("knows two streams that lead to one place", () => {
    assert.isTrue(waysTo(pipe, pipe, false).joined)
    assert.deepStrictEqual(waysTo(file, file, false), { stdout: "inherit", stderr: "inherit", joined: true })
  })

  it("copies all where all is to be seen", () => {
    assert.deepStrictEqual(waysTo(file, pipe, true), { stdout: "tee", stderr: "tee", joined: false })
  })
})

describe("foregroundOf", () => {
  it("compares the group with the terminal's, whatever the program is called", () => {
    assert.isTrue(foregroundOf("12 (x) R 1 (y) S 1 40 30 34816 40 4194304 0"))
    assert.isFalse(foregroundOf("12 (node) S 1 40 30 34816 41 4194304 0"))
    assert.isFalse(foregroundOf("12 (node) S 1 40 30 0 -1 4194304 0"))
    assert.isFalse(foregroundOf(""))
  })
})

describe("ignoresHangup", () => {
  it("reads the first bit of the ignored signals", () => {
    assert.isTrue(ignoresHangup("Name:\tsh\nSigIgn:\t0000000000001001\nSigCgt:\t0000000000000000\n"))
    assert.isFalse(ignoresHangup("Name:\tsh\nSigIgn:\t0000000000001006\nSigCgt:\t0000000000000001\n"))
    assert.isFalse(ignoresHangup(""))
  })
})

describe("inheritedOf", () => {
  const at = (number: number, place: string, writes = false): Descriptor => ({ number, place, writes })
  const nodes = [at(3, "anon_inode:[eventpoll]"), at(6, "pipe:[2]"), at(7, "pipe:[2]", true), at(9, "/dev/null")]

  it("passes on what somebody opened for the command, and none of Node's", () => {
    const open = [
      at(0, "/dev/null"),
      at(1, "/a", true),
      ...nodes,
      at(4, "/log", true),
      at(5, "socket:[3]"),
      at(63, "pipe:[4]")
    ]
    assert.deepStrictEqual(inheritedOf(open, ""), [4, 5, 63])
  })

  it("passes on a pipe that leads where stdout leads, twice", () => {
    const open = [at(1, "pipe:[8]", true), at(4, "pipe:[8]", true), at(5, "pipe:[8]", true)]
    assert.deepStrictEqual(inheritedOf(open, ""), [4, 5])
  })

  it("passes on both ends of make's job server", () => {
    const open = [...nodes, at(4, "pipe:[5]"), at(5, "pipe:[5]", true)]
    assert.deepStrictEqual(inheritedOf(open, ""), [])
    assert.deepStrictEqual(inheritedOf(open, " -j4 --jobserver-auth=4,5 -- A=1"), [4, 5])
  })
})
