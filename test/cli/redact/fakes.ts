/** Secrets of every shape that is known, none of which opens anything. */

const fake = (length: number): string => "x0".repeat(length).slice(0, length)

export const tokens: Readonly<Record<string, string>> = {
  "GitHub, classic": `ghp_${fake(36)}`,
  "GitHub, of an app": `ghs_${fake(36)}`,
  "GitHub, fine-grained": `github_pat_${fake(22)}_${fake(59)}`,
  GitLab: `glpat-${fake(20)}`,
  OpenAI: `sk-proj-${fake(48)}`,
  Anthropic: `sk-ant-api03-${fake(60)}`,
  "Hugging Face": `hf_${fake(34)}`,
  "Hugging Face, of an organisation": `api_org_${fake(34)}`,
  AWS: `AKIA${"X0".repeat(8)}`,
  "Google, key": `AIza${fake(35)}`,
  "Google, access": `ya29.${fake(60)}`,
  "Google, client": `GOCSPX-${fake(28)}`,
  Slack: `xoxb-${fake(24)}`,
  npm: `npm_${fake(36)}`,
  PyPI: `pypi-${fake(80)}`,
  Stripe: `sk_live_${fake(24)}`,
  "Stripe, of a webhook": `whsec_${fake(32)}`,
  SendGrid: `SG.${fake(22)}.${fake(43)}`,
  "Weights & Biases": `wandb_v1_${fake(60)}`,
  Groq: `gsk_${fake(52)}`,
  Replicate: `r8_${fake(37)}`,
  DigitalOcean: `dop_v1_${"f0".repeat(32)}`,
  Docker: `dckr_pat_${fake(27)}`,
  Vault: `hvs.${fake(90)}`,
  Databricks: `dapi${"f0".repeat(16)}`,
  Telegram: `0000000000:AA${fake(33)}`,
  JWT: `eyJ${fake(30)}.eyJ${fake(40)}.${fake(43)}`
}

/** A key in PEM, of lines that are no key. */
export const privateKey = [
  "-----BEGIN OPENSSH PRIVATE KEY-----",
  ...Array.from({ length: 6 }, (_, line) => `${"Fake0".repeat(13)}${line}`),
  "Fake==",
  "-----END OPENSSH PRIVATE KEY-----"
].join("\n")

export const keyLines: ReadonlyArray<string> = privateKey.split("\n").slice(1, -2)
