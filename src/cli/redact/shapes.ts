/**
 * Tokens that are known by their shape: each service gives its own a prefix, so that they can be found. Slack's are in
 * `domain/redact`. Hexadecimal digits alone are no shape: a commit has as many as some keys.
 */

/** Nothing of a word before it. */
const alone = "(?<![A-Za-z0-9_-])"

/** Somewhere in it a digit: words with hyphens have none. */
const withDigit = String.raw`(?=[A-Za-z_-]{0,200}\d)`

const token = (shape: string): RegExp => new RegExp(alone + shape, "g")

export const shapes: ReadonlyArray<RegExp> = [
  // GitHub, "About authentication to GitHub"
  token("gh[pousr]_[A-Za-z0-9]{30,255}"),
  token("github_pat_[A-Za-z0-9_]{22,255}"),
  // GitLab, "Token overview"
  token(String.raw`gl(?:pat|oas|dt|rt|cbt|ptt|ft|imt|agent|soat|ffct)-[A-Za-z0-9_.-]{20,300}`),
  // OpenAI and Anthropic
  token(`sk-${withDigit}[A-Za-z0-9_-]{20,300}`),
  // Hugging Face, "User access tokens"
  token("hf_[A-Za-z0-9]{30,60}"),
  token("api_org_[A-Za-z0-9]{30,60}"),
  // Amazon, "IAM identifiers"
  token("(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])"),
  // Google: API keys, access tokens, OAuth client secrets
  token("AIza[A-Za-z0-9_-]{35}"),
  token("ya29\\.[A-Za-z0-9_.-]{20,2048}"),
  token("GOCSPX-[A-Za-z0-9_-]{20,60}"),
  // npm and PyPI
  token("npm_[A-Za-z0-9]{36}"),
  token("pypi-[A-Za-z0-9_-]{50,1000}"),
  // Stripe
  token("[srp]k_(?:live|test)_[A-Za-z0-9]{10,255}"),
  token("whsec_[A-Za-z0-9+/=]{20,100}"),
  // SendGrid
  token(String.raw`SG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,100}`),
  // Weights & Biases since 2025, Groq, Replicate, Databricks, DigitalOcean, Docker, Vault, Telegram, Discord's webhooks
  token("wandb_v[0-9]_[A-Za-z0-9_]{30,200}"),
  token("gsk_[A-Za-z0-9]{40,80}"),
  token("r8_[A-Za-z0-9]{30,60}"),
  token("dapi[a-f0-9]{32}(?![A-Za-z0-9])"),
  token("do[por]_v1_[a-f0-9]{64}"),
  token("dckr_[a-z]{2,5}_[A-Za-z0-9_-]{20,100}"),
  token(String.raw`hv[sbr]\.[A-Za-z0-9_-]{24,300}`),
  token("[0-9]{8,10}:AA[A-Za-z0-9_-]{33}"),
  /(?<=discord(?:app)?\.com\/api\/webhooks\/\d{5,25}\/)[A-Za-z0-9_-]{30,100}/g,
  // JSON Web Tokens (RFC 7519): header, payload, signature
  token(String.raw`eyJ[A-Za-z0-9_-]{10,4096}\.eyJ[A-Za-z0-9_-]{5,8192}(?:\.[A-Za-z0-9_-]{0,2048})?`),
  // The password, or a token alone, in an address (RFC 3986, userinfo)
  /(?<=:\/\/[^\s/:@"'<>]{0,200}:)[^\s/"'<>]{1,500}(?=@)/g,
  /(?<=:\/\/)(?=[A-Za-z_-]{0,200}\d)[A-Za-z0-9_-]{20,300}(?=@)/g,
  // HTTP's Authorization (RFC 6750, RFC 7617)
  /(?<=\bbearer[ \t]{1,3})(?=[A-Za-z._~+/=-]{0,500}\d)[A-Za-z0-9._~+/=-]{8,8192}/gi,
  /(?<=\bauthorization["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(?:[A-Za-z]{3,10}[ \t]{1,3})?)(?![A-Za-z]{3,10}[ \t])[A-Za-z0-9._~+/=:-]{6,8192}/gi,
  // Azure's connection strings
  /(?<=\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=)[A-Za-z0-9+/=%&-]{16,500}/g
]
