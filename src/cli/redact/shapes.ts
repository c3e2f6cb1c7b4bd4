/**
 * Tokens that are known by their shape: each service gives its own a prefix, so that they can be found. Slack's are in
 * `domain/redact`. Hexadecimal digits alone are no shape: a commit has as many as some keys.
 */
import { type Span, spansOf } from "./Span.ts"

interface Shape {
  /** Without it in the text there is nothing to find, and to look for it is quick. Where letters may be of either case there is none. */
  readonly sign: string | undefined
  readonly pattern: RegExp
}

/** Nothing of a word before it. */
const alone = "(?<![A-Za-z0-9_-])"

/** Somewhere in it a digit: words with hyphens have none. */
const withDigit = String.raw`(?=[A-Za-z_-]{0,200}\d)`

const token = (sign: string, shape: string): Shape => ({ sign, pattern: new RegExp(alone + shape, "g") })

const shapes: ReadonlyArray<Shape> = [
  // GitHub, "About authentication to GitHub"
  token("gh", "gh[pousr]_[A-Za-z0-9]{30,255}"),
  token("github_pat_", "github_pat_[A-Za-z0-9_]{22,255}"),
  // GitLab, "Token overview"
  token("gl", String.raw`gl(?:pat|oas|dt|rt|cbt|ptt|ft|imt|agent|soat|ffct)-[A-Za-z0-9_.-]{20,300}`),
  // OpenAI and Anthropic
  token("sk-", `sk-${withDigit}[A-Za-z0-9_-]{20,300}`),
  // Hugging Face, "User access tokens"
  token("hf_", "hf_[A-Za-z0-9]{30,60}"),
  token("api_org_", "api_org_[A-Za-z0-9]{30,60}"),
  // Amazon, "IAM identifiers"
  ...["AKIA", "ASIA", "ABIA", "ACCA"].map((sign) => token(sign, `${sign}[A-Z0-9]{16}(?![A-Za-z0-9])`)),
  // Google: API keys, access tokens, OAuth client secrets
  token("AIza", "AIza[A-Za-z0-9_-]{35}"),
  token("ya29", "ya29\\.[A-Za-z0-9_.-]{20,2048}"),
  token("GOCSPX-", "GOCSPX-[A-Za-z0-9_-]{20,60}"),
  // npm and PyPI
  token("npm_", "npm_[A-Za-z0-9]{36}"),
  token("pypi-", "pypi-[A-Za-z0-9_-]{50,1000}"),
  // Stripe
  token("k_", "[srp]k_(?:live|test)_[A-Za-z0-9]{10,255}"),
  token("whsec_", "whsec_[A-Za-z0-9+/=]{20,100}"),
  // SendGrid
  token("SG", String.raw`SG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,100}`),
  // Weights & Biases since 2025, Groq, Replicate, Databricks, DigitalOcean, Docker, Vault, Telegram, Discord's webhooks
  token("wandb_v", "wandb_v[0-9]_[A-Za-z0-9_]{30,200}"),
  token("gsk_", "gsk_[A-Za-z0-9]{40,80}"),
  token("r8_", "r8_[A-Za-z0-9]{30,60}"),
  token("dapi", "dapi[a-f0-9]{32}(?![A-Za-z0-9])"),
  token("_v1_", "do[por]_v1_[a-f0-9]{64}"),
  token("dckr_", "dckr_[a-z]{2,5}_[A-Za-z0-9_-]{20,100}"),
  token("hv", String.raw`hv[sbr]\.[A-Za-z0-9_-]{24,300}`),
  token(":AA", "[0-9]{8,10}:AA[A-Za-z0-9_-]{33}"),
  { sign: "discord", pattern: /(?<=discord(?:app)?\.com\/api\/webhooks\/\d{5,25}\/)[A-Za-z0-9_-]{30,100}/g },
  // JSON Web Tokens (RFC 7519): header, payload, signature
  token("eyJ", String.raw`eyJ[A-Za-z0-9_-]{10,4096}\.eyJ[A-Za-z0-9_-]{5,8192}(?:\.[A-Za-z0-9_-]{0,2048})?`),
  // The password, or a token alone, in an address (RFC 3986, userinfo)
  { sign: "://", pattern: /(?<=:\/\/[^\s/:@"'<>]{0,200}:)[^\s/"'<>]{1,500}(?=@)/g },
  { sign: "://", pattern: /(?<=:\/\/)(?=[A-Za-z_-]{0,200}\d)[A-Za-z0-9_-]{20,300}(?=@)/g },
  // HTTP's Authorization (RFC 6750, RFC 7617)
  { sign: undefined, pattern: /(?<=\bbearer[ \t]{1,3})(?=[A-Za-z._~+/=-]{0,500}\d)[A-Za-z0-9._~+/=-]{8,8192}/gi },
  {
    sign: undefined,
    pattern:
      /(?<=\bauthorization["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(?:[A-Za-z]{3,10}[ \t]{1,3})?)(?![A-Za-z]{3,10}[ \t])[A-Za-z0-9._~+/=:-]{6,8192}/gi
  },
  // Azure's connection strings
  { sign: "AccountKey=", pattern: /(?<=\bAccountKey=)[A-Za-z0-9+/=%&-]{16,500}/g },
  { sign: "SharedAccess", pattern: /(?<=\bSharedAccess(?:Key|Signature)=)[A-Za-z0-9+/=%&-]{16,500}/g }
]

/** Where the text has tokens of a known shape. */
export const inShapes = (text: string): ReadonlyArray<Span> =>
  shapes.flatMap(({ sign, pattern }) => (sign === undefined || text.includes(sign) ? spansOf(text, pattern) : []))
