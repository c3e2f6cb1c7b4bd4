/** A reporter that asks the test what to do: it sends why it was called, and ends as it is answered: `CODE` or `75 PID TICKS`. */
import { connect } from "node:net"
import { text } from "node:stream/consumers"

const [path = "", why] = process.argv.slice(2)
const socket = connect(path)
socket.write(`${why} ${process.env["NODE_OPTIONS"] === undefined ? "bare" : "optioned"}\n`)

const end = async () => {
  const [code, ...answer] = (await text(socket)).trim().split(" ")
  if (answer.length > 0) process.stdout.write(`${answer.join(" ")}\n`)
  process.exitCode = Number(code)
}

void end()
