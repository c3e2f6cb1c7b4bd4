/** English. */

const meant = (nearest: string | undefined, help: string): string =>
  nearest === undefined ? `\`${help}\` lists all.` : `Did you mean ${nearest}?`

export const en = {
  /** Between two sentences. */
  space: " ",

  // what was typed
  unknownCommand: (given: string, nearest: string | undefined) =>
    `There is no command ${given}. ${meant(nearest, "runbell --help")}`,
  unknownOption: (given: string, nearest: string | undefined, help: string) =>
    `There is no option ${given}. ${meant(nearest, help)}`,
  optionsOfCommand: "Options of the command stand after --.",
  textAfterDashes: "A text that begins with - stands after --.",
  missingValue: (option: string, placeholder: string) => `${option} needs a value: ${option} ${placeholder}.`,
  meantAsValue: (next: string, line: string) => `If "${next}" is meant as its value: ${line}`,
  givenTwice: (option: string) => `${option} can be given once, and stands there twice. Leave one out.`,
  surplus: (given: string, help: string) => `${given} is one argument too many. \`${help}\` shows what it takes.`,
  surplusText: (given: string) => `${given} comes after the text. Put the whole text between quotes.`,
  missingSeparator: (line: string) => `Put -- before the command: ${line}`,
  strayWords: (given: string, line: string) =>
    `${given} stands before -- and belongs to no option. Did you mean: ${line}`,
  missingCommand: (line: string) => `Say what to run: ${line}`,
  nothingToSend: 'Say what to send: runbell send "Validation begins"',
  notUnderstood: (help: string) => `The arguments are not understood. \`${help}\` shows how to put them.`,

  // what was set
  keyIn: (key: string, path: string) => `${key} in ${path}`,
  cannotBe: (what: string, given: string, remedy: string) => `${what} cannot be ${given}. ${remedy}`,
  fileUnreadable: (path: string, code: string) =>
    `${path} cannot be read (${code}). Give --config the path of a runbell.json.`,
  fileNotJson: (path: string) => `${path} is not a JSON object.`,
  fileNotJsonAt: (path: string, line: number, column: number) =>
    `${path} is not a JSON object, at line ${line}, column ${column}.`,
  fileExample: (example: string) => `It should look like ${example}.`,
  unknownKey: (key: string, path: string) => `There is no setting ${key} (in ${path}).`,
  meantKey: (nearest: string) => `Did you mean ${nearest}?`,
  allKeys: (keys: string) => `These are: ${keys}.`,
  wrongType: (key: string, path: string, expected: string, found: string) =>
    `${key} in ${path} must be ${expected}, and not ${found}.`,
  json: {
    string: "a string",
    number: "a number",
    boolean: "a boolean",
    strings: "a list of strings",
    list: "a list",
    object: "an object",
    null: "null"
  },
  or: " or ",
  secretInProjectFile: (key: string, path: string, variable: string, line: string) =>
    `${key} is a secret, and ${path} belongs to the project. Set ${variable}, or put it into a file of your own: ${line}.`,
  twoDestinations: "--webhook-url names a webhook, and --bot-token and --channel name a bot. Give one or the other.",
  outputUnseen:
    "--output inherit leaves the output untouched, and --metric, --json-metrics and --stall have to see it. Leave --output out.",

  // what is odd, and no reason to stop
  secretInArguments: (option: string, variable: string) =>
    `what ${option} gives is a secret, and arguments show in ps and in the shell's history. Set ${variable}, or give ${option} file:PATH, or ${option} - and the secret as the first line of stdin.`,
  secretReadable: (path: string) => `others can read the secret in ${path}. Close it: chmod 600 ${path}`,
  keySkipped: "It is left out.",
  fileSkipped: (path: string, code: string) => `${path} cannot be read (${code}), and is left out.`,
  nothingSet:
    "no webhook and no bot is set. Set SLACK_WEBHOOK_URL, or SLACK_BOT_TOKEN and SLACK_CHANNEL, or call `runbell init`.",
  untold: (why: string) => `nobody is told of this run: ${why}`,
  unpinged: (why: string) => `no check is pinged: ${why}`,
  pingNotAUrl: (where: string) => `what ${where} sets is not a URL. It should look like https://hc-ping.com/…`,
  pingNotHttps: (where: string) =>
    `what ${where} sets does not begin with https://. It should look like https://hc-ping.com/…`,
  alarmNeedsBot:
    "--alarm needs a bot: a webhook cannot have Slack say anything later. Set SLACK_BOT_TOKEN and SLACK_CHANNEL.",
  addRule: (line: string) => `Add ${line} with your own pattern, or --json-metrics.`,
  nothingGivesStep: "--steps says how many there are, and nothing gives the step.",
  nothingGivesEpoch: "--epochs says how many there are, and nothing gives the epoch.",
  nothingGives: (option: string, metric: string) => `${option} names ${metric}, and nothing gives it.`,
  tooManyDrawn: (most: number, left: string) => `--chart draws ${most} metrics at most, and leaves out ${left}.`,
  cannotDraw: (missing: string, line: string) =>
    `--chart: no picture is drawn: ${missing} cannot be found, neither where runbell is installed nor here. Install what draws as runbell was, with -g or without: ${line}`,
  and: " and ",

  // what is seen once the command runs, or has ended
  nothingCame: (missing: string) => `--chart: nothing came as ${missing}.`,
  noMetricCame: "No metric came.",
  theseCame: (names: string) => `These came: ${names}.`,
  untoldByBug: "a bug in runbell kept it from telling of this run. Please report it.",
  ptyUnavailable: "--pty needs the program `script` of util-linux, which is not here. Install it, or leave --pty out.",

  // what the other commands meet
  portTaken: (port: string) => `port ${port} is taken. Give another one with --port.`,
  noFolder: "there is no folder to keep anything in. Set RUNBELL_STATE to one that is yours to write.",
  runUntold: (id: string, why: string) => `run ${id} could not be told. ${why}`,
  notARun: (name: string) => `${name} in the journal cannot be read as a run, and is left as it is.`,

  // what to give
  giveText: "Give a text.",
  givePath: "Give a path.",
  giveTruth: "Give true or false.",
  giveOneOf: (choices: string) => `Give one of ${choices}.`,
  giveWebAddress: "Give an address that begins with http:// or https://.",
  giveDuration: "Give a duration, such as 90s, 5m or 1h30m.",
  giveCount: "Give a number above 0, such as 400.",
  giveWholeNumber: (least: number, most: number) => `Give a whole number from ${least} to ${most}.`,
  giveStall: "Give a duration, such as 15m, or learn, or off.",
  giveMetrics: "Give the names of metrics, such as loss,accuracy.",
  giveGoal: "Give METRIC=highest or METRIC=lowest, such as bleu=highest. To be told of a threshold, give --alert.",
  giveMention:
    "Give a member's id (U… or W…, in Slack under the person's profile), a group's id (S…), an e-mail address (for a bot), here, or channel.",
  givePattern: "Give a JavaScript regular expression that does not match the empty text.",
  giveZone: "Give a name of the IANA database, such as Asia/Shanghai or UTC.",
  giveField: "Give NAME=VALUE, such as loss=0.21.",

  // rules over the output
  noExpression: "It is no regular expression.",
  forEver:
    "It could take for ever: it repeats a repeat, and has a lookaround, a backreference or a large count besides.",
  noEquals: "It has no =.",
  noName: "It has no name before the =.",
  noGroup: "It has no group.",
  manyGroups: (count: number) =>
    `It has ${count} groups: write (?:…) for those that are not the number, or give the number's the metric's name, (?<name>…).`,
  giveMetric: (example: string) => `Give NAME=REGEX with one group around the number, such as ${example}.`,
  stepIsNoMetric: "The step is no metric. Give an alert on a metric.",
  unheard: (metric: string, line: string) =>
    `Nothing gives the metric "${metric}". Add ${line} with your own pattern, or --json-metrics.`,
  levelCanBe: (given: string) => `level can be info, warn or error, not "${given}".`,
  hysteresisNeeds: (given: string) => `hysteresis needs a number from 0, not "${given}".`,
  cooldownNeeds: (given: string) => `cooldown needs a duration such as 10m, not "${given}".`,
  wordNotUnderstood: (word: string) => `"${word}" is not understood.`,
  wishWithoutValue: (name: string) => `${name} stands without its value.`,
  wishTwice: (name: string) => `${name} stands there twice.`,
  comparesNotWith: (sign: string) => `It compares with > or <, not with ${sign}.`,
  noThreshold: (given: string) => `"${given}" is no number to compare with.`,
  hysteresisBelongs: "hysteresis belongs to > and <.",
  alertNotUnderstood: "It is not understood.",
  giveAlert: (examples: string) =>
    `Give METRIC > NUMBER, METRIC < NUMBER or METRIC is not finite, and after it, where wanted, level info|warn|error, hysteresis NUMBER, cooldown DURATION; such as ${examples}.`
}
