/** Loaded before a program: it notes, in the file that INTL_NOTES names, each use of what has ICU look through all its languages. */
const { appendFileSync } = require("node:fs")

const note = (name) => appendFileSync(process.env.INTL_NOTES, `${name}\n`)

const noted = (name, used) =>
  new Proxy(used, {
    construct(target, given, called) {
      note(name)
      return Reflect.construct(target, given, called)
    },
    apply(target, self, given) {
      note(name)
      return Reflect.apply(target, self, given)
    }
  })

/** By some of them a program has an object of Intl without asking Intl for one. */
const costly = [
  [
    Intl,
    ["Collator", "DateTimeFormat", "DisplayNames", "ListFormat", "NumberFormat", "RelativeTimeFormat", "Segmenter"]
  ],
  [Date.prototype, ["toLocaleDateString", "toLocaleString", "toLocaleTimeString"]],
  [Number.prototype, ["toLocaleString"]],
  [BigInt.prototype, ["toLocaleString"]],
  [String.prototype, ["localeCompare", "toLocaleLowerCase", "toLocaleUpperCase"]]
]

for (const [of, names] of costly) for (const name of names) of[name] = noted(name, of[name])
