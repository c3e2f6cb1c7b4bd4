/** What is taken out of a text, and what stays. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { makeRedactor, type RedactorInput } from "../../../src/cli/redact/makeRedactor.ts"
import { keyLines, privateKey, tokens } from "./fakes.ts"
import { ordinaryArguments, ordinaryEnvironment, ordinaryLog } from "./ordinaryLog.ts"

const redactor = (input: Partial<RedactorInput> = {}) =>
  makeRedactor({ environment: {}, arguments: [], patterns: [], ...input })

const plain = redactor()

const withEnvironment = (environment: RedactorInput["environment"]) => redactor({ environment })

describe("makeRedactor", () => {
  describe("leaves alone", () => {
    const redact = redactor({ environment: ordinaryEnvironment, arguments: ordinaryArguments })

    it("every line of an ordinary log", () => {
      assert.isAtLeast(ordinaryLog.length, 200)
      assert.deepStrictEqual(ordinaryLog.map(redact), ordinaryLog)
      assert.strictEqual(redact(ordinaryLog.join("\n")), ordinaryLog.join("\n"))
    })

    it("values that are empty, short, common, numbers or paths, whatever their name", () => {
      const environment = {
        A_TOKEN: "",
        B_TOKEN: "abc",
        C_TOKEN: "true",
        D_TOKEN: "/usr/bin",
        E_TOKEN: "123456",
        F_SECRET: "production",
        G_PASSWORD: "password",
        IMAGE_TOKEN: "<image>"
      }
      const text = "true: abc in /usr/bin, 123456 of production, password <image>"
      assert.strictEqual(withEnvironment(environment)(text), text)
    })

    it("words that have a short secret in them", () => {
      const redact = withEnvironment({ DB_PASSWORD: "hunter2" })
      assert.strictEqual(redact("hunter2 hunter22 xhunter2"), "‹redacted› hunter22 xhunter2")
    })
  })

  describe("takes out", () => {
    it("every well-known token, and nothing around it", () => {
      for (const [kind, token] of Object.entries(tokens)) {
        assert.strictEqual(plain(`say (${token}), then`), "say (‹redacted›), then", kind)
        assert.strictEqual(plain(token), "‹redacted›", kind)
      }
    })

    it("the values of variables with a telling name, anywhere in a text", () => {
      const names = [
        "WANDB_API_KEY",
        "HF_TOKEN",
        "AWS_SECRET_ACCESS_KEY",
        "GITHUB_TOKEN_2",
        "DB_PASSWORD_PROD",
        "MYSQL_PWD",
        "SMTP_PASS",
        "SENTRY_DSN",
        "TEAMS_WEBHOOK_URL",
        "openaiApiKey",
        "GITHUB_PAT",
        "SSH_PRIVATE_KEY",
        "AZURE_CLIENT_SECRET",
        "GOOGLE_CREDENTIALS",
        "BASIC_AUTH",
        "PGPASSWORD",
        "SSHPASS",
        "DBPASSWORD",
        "REDIS_PASSWORD",
        "REDISCLI_AUTH",
        "KAGGLE_KEY",
        "AZURE_STORAGE_KEY",
        "OPENAI_KEY",
        "AIRFLOW__CORE__FERNET_KEY",
        "HUGGING_FACE_HUB_TOKEN",
        "NEPTUNE_API_TOKEN",
        "BORG_PASSPHRASE",
        "CLIENTSECRET"
      ]
      for (const name of names) {
        const redact = withEnvironment({ [name]: "8b137891791fe96927ad" })
        assert.strictEqual(redact("a 8b137891791fe96927ad b"), "a ‹redacted› b", name)
      }
    })

    it("nothing for names that only sound like it", () => {
      const names = [
        "TOKENIZER",
        "AUTHOR",
        "TOKEN_COUNT",
        "KEYBOARD",
        "SORT_KEY",
        "COMPASS",
        "PATTERN",
        "MONKEY",
        "EOS_TOKEN"
      ]
      for (const name of names) {
        const redact = withEnvironment({ [name]: "8b137891791fe96927ad" })
        assert.strictEqual(redact("a 8b137891791fe96927ad b"), "a 8b137891791fe96927ad b", name)
      }
    })

    it("passwords that begin as what stands for a value does", () => {
      for (const password of [
        "$tr0ngPassw0rd",
        "<3runbell4ever",
        "{curly}1brace",
        "[s3cr3t]!",
        "(s3cr3t)!",
        "%41percent",
        "env.s3cr3t!"
      ]) {
        const told = `a ${password} b`
        assert.strictEqual(withEnvironment({ DB_PASSWORD: password })(told), "a ‹redacted› b")
        assert.strictEqual(redactor({ arguments: ["--password", password] })(told), "a ‹redacted› b")
      }
    })

    it("what begins as such a word and ends otherwise, in a text, too", () => {
      for (const password of ["$tr0ng-Passw0rd", "<3runbell4ever", "%41percent", "env.s3cr3t!"])
        assert.strictEqual(plain(`password=${password} b`), "password=‹redacted› b")
    })

    it("no word for where a value comes from, which a text shows in its place", () => {
      const texts = [
        "password=$DB_PASSWORD",
        "password=${DB_PASSWORD}",
        "password=${{ secrets.DB_PASSWORD }}",
        "password=${{secrets.DB_PASSWORD}}",
        "password={{ db_password }}",
        "password={db_password}",
        "password=<your password>",
        "password='<your password>'",
        "password=[REDACTED]",
        "password=(hidden)",
        "password=%(password)s",
        "password=%DB_PASSWORD%",
        "password=$(cat password.txt)",
        "password=********",
        'password=os.environ["DB_PASSWORD"]',
        "password: process.env.DB_PASSWORD,",
        "password=env.DB_PASSWORD"
      ]
      for (const text of texts) assert.strictEqual(plain(text), text)
    })

    it("a key of any kind, where it can be nothing else", () => {
      const key = "Zm9vYmFyMDFGYWtlS2V5MDJGYWtlS2V5MDM+/w=="
      const others = {
        A_KEY: "8b137891791fe96927ad78e64b0aad7bded08bdc",
        B_KEY: "d41d8cd98f00b204e9800998ecf8427e",
        C_KEY: "/home/mia/.ssh/id_Ed25519",
        D_KEY: "/data/imageNet2012/trainKeys",
        E_KEY: "1234567890123456789012",
        F_KEY: "Linux-node20-modules-AbC",
        G_KEY: "s3://Vision/imageNet2012/keys",
        H_PUBLIC_KEY: key.toLowerCase().replace("z", "Y")
      }
      const text = Object.entries(others)
        .map(([name, value]) => `${value} ${name}=${value} --${name} ${value}`)
        .join("\n")
      assert.strictEqual(redactor({ environment: others, arguments: text.split(/\s/u) })(text), text)
      assert.strictEqual(withEnvironment({ ANY_KEY: key })(`a ${key} b`), "a ‹redacted› b")
      assert.strictEqual(redactor({ arguments: ["--any-key", key] })(`a ${key} b`), "a ‹redacted› b")
      assert.strictEqual(plain(`any_key=${key} b`), "any_key=‹redacted› b")
    })

    it("a secret in the forms that it takes in an address, in JSON, in a shell and in base64", () => {
      const secret = `a "p/ss" & wörd's+`
      const redact = withEnvironment({ DB_PASSWORD: secret })
      const forms = [
        secret,
        encodeURIComponent(secret),
        new URLSearchParams({ "": secret }).toString().slice(1),
        JSON.stringify(secret).slice(1, -1),
        String.raw`a \"p/ss\" & w\u00f6rd's+`,
        secret.replace("'", String.raw`'\''`),
        Buffer.from(secret).toString("base64"),
        Buffer.from(secret).toString("base64url")
      ]
      for (const form of forms) assert.match(redact(`<${form}>`), /^<‹redacted›=*>$/u, form)
    })

    it("the password of an address, in it and alone", () => {
      const redact = withEnvironment({ DATABASE_URL: "postgres://mia:p%40ssw0rd@db/runs" })
      assert.strictEqual(redact("postgres://mia:p%40ssw0rd@db/runs"), "postgres://mia:‹redacted›@db/runs")
      assert.strictEqual(redact("used p@ssw0rd"), "used ‹redacted›")
      assert.strictEqual(plain("https://mia:hunter22@host/x"), "https://mia:‹redacted›@host/x")
    })

    it("the token of an address, alone before the host or in the path of a Discord webhook", () => {
      const token = "x0".repeat(16)
      assert.strictEqual(plain(`https://${token}@host/x`), "https://‹redacted›@host/x")
      assert.strictEqual(
        plain(`https://discord.com/api/webhooks/000000000000/${token}`),
        "https://discord.com/api/webhooks/000000000000/‹redacted›"
      )
    })

    it("the secret fields of a value that is JSON", () => {
      const redact = withEnvironment({
        SERVICE_ACCOUNT: JSON.stringify({ id: "vision-1", nested: { private_key: "k3y-of-json" } })
      })
      assert.strictEqual(redact("vision-1 k3y-of-json"), "vision-1 ‹redacted›")
    })

    it("what stands under a telling name", () => {
      const told = {
        "password=foo123": "password=‹redacted›",
        "Password: hunter22": "Password: ‹redacted›",
        "'api_key': 'abc def gh'": "'api_key': '‹redacted›'",
        '{"client_secret":"abcdefgh"}': '{"client_secret":"‹redacted›"}',
        [String.raw`{\"password\":\"hunter22\"}`]: String.raw`{\"password\":\"‹redacted›\"}`,
        "wandb.api_key=abcdef0": "wandb.api_key=‹redacted›",
        "curl --token abcdef123456xyz x": "curl --token ‹redacted› x",
        "GET /x?access_token=abcdefg&page=2": "GET /x?access_token=‹redacted›&page=2",
        "X-Api-Key: abcdef0": "X-Api-Key: ‹redacted›",
        "Authorization: Basic dXNlcjpwYXNz": "Authorization: Basic ‹redacted›",
        "Authorization: Bearer abcdefgh1": "Authorization: Bearer ‹redacted›",
        "AccountKey=x0x0x0x0x0x0x0x0==;End": "AccountKey=‹redacted›;End",
        "a-AccountKey=x0x0x0x0x0x0x0x0==;End": "a-AccountKey=‹redacted›;End",
        "SharedAccessSignature=x0x0x0x0x0x0x0x0;End": "SharedAccessSignature=‹redacted›;End"
      }
      for (const [text, clean] of Object.entries(told)) assert.strictEqual(plain(text), clean)
    })

    it("a private key over several lines, whole or cut", () => {
      assert.strictEqual(plain(`a\n${privateKey}\nb`), "a\n‹redacted›\nb")
      assert.strictEqual(plain(`${keyLines.join("\n")}\nFake==\n-----END OPENSSH PRIVATE KEY-----\nb`), "‹redacted›\nb")
      assert.strictEqual(plain(`a\n-----BEGIN OPENSSH PRIVATE KEY-----\n${keyLines.join("\n")}`), "a\n‹redacted›")
      assert.strictEqual(plain(JSON.stringify({ k: privateKey })), '{"k":"‹redacted›"}')
      const logged = privateKey.replaceAll(/^/gmu, "[rank0] ")
      assert.strictEqual(plain(logged), "[rank0] ‹redacted›")
    })

    it("each line of a secret of several lines", () => {
      const redact = withEnvironment({ DEPLOY_KEY: privateKey })
      for (const line of keyLines) assert.strictEqual(redact(`> ${line} <`), "> ‹redacted› <")
    })

    it("what the user's patterns find, however they are written", () => {
      const redact = redactor({ patterns: [/proj-\d+/u, /x*/gu, /\p{Lu}{4}/gu, /host\b/gi] })
      assert.strictEqual(redact("proj-1 proj-22 ÄÖÜÉ HOST"), "‹redacted› ‹redacted› ‹redacted› ‹redacted›")
    })

    it("overlapping secrets whole, as one", () => {
      const redact = withEnvironment({ A_TOKEN: "abcdef-ghijkl", B_TOKEN: "ghijkl-mnopqr", C_TOKEN: "abcdef" })
      assert.strictEqual(redact("abcdef-ghijkl-mnopqr abcdef"), "‹redacted› ‹redacted›")
    })

    it("the values of arguments with a telling name", () => {
      const redact = redactor({
        arguments: ["--api-key=s3cr3t-one", "--token", "s3cr3t-two", "-u", "mia:s3cr3t-three"]
      })
      assert.strictEqual(redact("s3cr3t-one s3cr3t-two s3cr3t-three"), "‹redacted› ‹redacted› ‹redacted›")
    })
  })

  const endless = [/(?<=k)(a+)+$/g, /(a+)+\p{Lu}$/gu, /(?!z)a*a*a*a*a*b/gu, /(a*)*\1b/gu, /(a+)+$/gi]

  for (const pattern of endless) {
    it(`leaves out whole what ${pattern} would search for ever, and is done with many such texts`, () => {
      const redact = redactor({ patterns: [pattern] })
      assert.strictEqual(redact("an ordinary line"), "an ordinary line")
      const hostile = `k${"a".repeat(5_000)}!`
      for (let line = 0; line < 100; line += 1) assert.strictEqual(redact(hostile), "‹redacted›")
    })
  }

  it("searches with a lookaround and a backreference as with any pattern", () => {
    const redact = redactor({ patterns: [/(?<=user: )\w+/u, /(["'])secret\1/u, /(?=z)|(?<=#)\d*/u] })
    assert.strictEqual(
      redact(`user: ann 'secret' "secret' #12 z`),
      `user: ‹redacted› ‹redacted› "secret' #‹redacted› z`
    )
  })

  it("is done with a megabyte of any text", () => {
    const redact = redactor({
      environment: { A_TOKEN: "aaaaaaaaaaaaab", B_PASSWORD: "x".repeat(5_000) },
      patterns: [/(a+)+$/gu, /(x|xx)*y/gu]
    })
    const hostile = [
      "a",
      "-",
      "x",
      "eyJaaaaaaaaaaaa.",
      "://a:b",
      '"\\',
      "password=",
      'password="',
      "password: ",
      "bearer ",
      "-----END PRIVATE KEY-----",
      "-----BEGIN PRIVATE KEY-----",
      "abcdefghijklmnopqrstuvwx\n",
      "-----END PRIVATE KEY-----\nabcdefghijklmnopqrstuvwx\n",
      " \t",
      "--x ",
      "authorization:",
      "sk-a",
      "{"
    ]
    for (const text of hostile) assert.isString(redact(text.repeat(1_000_000 / text.length)))
  }, 60_000)

  const secret = FastCheck.stringMatching(/^[\w!@#%^&*+=?/'" -]{13,40}$/u).filter((text) =>
    /[a-zA-Z]\d|\d[a-zA-Z]/u.test(text)
  )

  it.prop(
    "leaves nothing of a secret, wherever it stands",
    [FastCheck.array(secret, { minLength: 1, maxLength: 4 }), FastCheck.array(FastCheck.string(), { maxLength: 5 })],
    ([secrets, noise]) => {
      const environment = Object.fromEntries(secrets.map((value, index) => [`APP_${index}_PASSWORD`, `z9z${value}z9z`]))
      const known = Object.values(environment)
      const clean = withEnvironment(environment)(
        noise.flatMap((text, index) => [text, known[index % known.length]]).join("")
      )
      for (const value of known) assert.notInclude(clean, value)
    }
  )

  it.prop(
    "changes nothing more the second time",
    [
      FastCheck.array(
        FastCheck.oneof(
          FastCheck.string(),
          FastCheck.constantFrom(...Object.values(tokens), "password=", "--token ", ": ", '"', privateKey, "\n")
        )
      )
    ],
    ([parts]) => {
      const once = plain(parts.join(" "))
      assert.strictEqual(plain(once), once)
    }
  )
})
