/** Portuguese, as it is written in Brazil. */
import { synopsis } from "./synopsis.ts"
import type { Words } from "./Words.ts"

export const ptBR: Words = {
  title: "O runbell avisa no Slack como terminou uma execução.",
  sandboxAt: (url) => `Aqui o sandbox faz as vezes do Slack. A página dele: ${url}`,
  live: "As mensagens vão para o seu Slack e aparecem aqui à medida que chegam.",
  loading: "Lendo 10.000 dígitos manuscritos…",

  runs: {
    finishes: "Um treinamento que vai até o fim",
    fails: "O mesmo treinamento, com um lote corrompido no caminho",
    isStopped: "O mesmo treinamento, interrompido por alguém"
  },

  step: (step, steps) => `passo ${step}/${steps}`,
  loss: (value) => `perda ${value}`,
  accuracy: (share) => `acurácia ${share}`,

  accepted: { sandbox: "O que o sandbox aceitou", live: "O que o Slack aceitou" },
  kind: { started: "início", alert: "alerta", finished: "conclusão", failed: "falha", stopped: "interrupção" },
  insteadOf: (wanted) => `, mas o esperado era: ${wanted}`,
  nothing: "nada",
  noneRefused: "Nada foi recusado.",
  refused: (answers) => `Recusado: ${answers}`,

  keepOpenHint: "Para manter a página aberta e ver as mensagens como o Slack as mostra:",
  liveHint: "Para vê-las no seu próprio Slack, defina SLACK_WEBHOOK_URL com a URL de um webhook de entrada e depois:",
  openUntilStopped: (url) => `A página fica aberta até que você pressione Ctrl-C: ${url}`,

  usage: `Treina três vezes uma rede pequena e avisa como terminou cada execução.

  ${synopsis}

  --lang       O idioma das mensagens. Padrão: RUNBELL_LANGUAGE
               ou, na falta dele, o do ambiente.
  --keep-open  Ao terminar, deixa a página do sandbox aberta até Ctrl-C.
  --live       Envia ao Slack de verdade: SLACK_WEBHOOK_URL é a URL
               de um webhook de entrada.
  --help       Mostra esta ajuda.

Código de saída: 0 se tudo deu certo; 1 se alguma mensagem não foi aceita;
64 se a chamada está errada.`,
  unknownArgument: (argument) => `Não existe o argumento “${argument}”. --help mostra todos.`,
  unknownLanguage: (given, known) => `“${given}” não é um idioma que o runbell fala. Idiomas disponíveis: ${known}`,
  noWebhook: "--live envia para SLACK_WEBHOOK_URL, e essa variável não está definida.",
  trouble: (what) => `Algo deu errado: ${what}`
}
