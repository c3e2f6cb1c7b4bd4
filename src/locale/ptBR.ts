/** The Portuguese catalogue, as it is written in Brazil. */
import type { Catalogue } from "./Catalogue.ts"
import { pluralOf } from "./plural.ts"

const plural = pluralOf("pt-BR")

/**
 * The phrases in Portuguese.
 *
 * @example
 * import { ptBR } from "runbell"
 * ptBR.finished("mnist") // "A execução de mnist foi concluída"
 *
 * @since 0.1.0
 */
export const ptBR = {
  started: (name) => `A execução de ${name} começou`,
  progressed: (name) => `A execução de ${name} está em andamento`,
  finished: (name) => `A execução de ${name} foi concluída`,
  failed: (name) => `A execução de ${name} falhou`,
  interrupted: (name) => `A execução de ${name} foi interrompida`,
  killed: (name) => `A execução de ${name} foi encerrada à força`,
  lost: (name) => `A execução de ${name} parou de dar sinais de vida`,
  ranOutOfMemory: (name) => `A execução de ${name} ficou sem memória`,
  reachedTimeLimit: (name) => `A execução de ${name} atingiu o limite de tempo`,
  requeued: (name) => `A execução de ${name} foi interrompida para ser iniciada de novo`,
  vanished: (name) => `A execução de ${name} terminou sem avisar`,
  after: (sentence, duration) => `${sentence} após ${duration}`,
  because: (sentence, reason) => `${sentence}: ${reason}`,

  interruptedMeans:
    "Foi interrompida de propósito, por uma pessoa ou pelo programa que a executa. Não foi um travamento.",
  killedMeans: (signal) =>
    signal === undefined
      ? "O sistema a encerrou antes que ela pudesse avisar."
      : `O sistema a encerrou com ${signal} antes que ela pudesse avisar.`,
  lostMeans: (since) => (since === undefined ? "Não há sinal de vida." : `Último sinal de vida: ${since}.`),

  project: "Projeto",
  workspace: "Espaço de trabalho",
  tags: "Tags",
  host: "Host",
  link: "Link",
  result: "Resultado",
  lastMetrics: "Últimas métricas",
  stoppedAt: "Parou em",
  causedBy: "Causa",
  run: "execução",
  command: "Comando",
  commit: "Commit",
  uncommitted: "com alterações não commitadas",
  job: "Job",
  task: (task) => `tarefa ${task}`,
  node: (node) => `nó ${node}`,
  rank: (rank, world) => (world === undefined ? `rank ${rank}` : `rank ${rank} de ${world}`),
  attempt: (attempt) => `tentativa ${attempt}`,
  lastLines: { stderr: "Últimas linhas de stderr", stdout: "Últimas linhas de stdout" },

  exitCode: (code) => `código de saída ${code}`,
  endedWith: (exitCode) => `Terminou com o ${exitCode}.`,
  stoppedBy: (signal) => `Foi interrompida com ${signal}.`,
  evidence: {
    OutOfMemory: (limit) =>
      limit === undefined
        ? "Ficou sem memória: o contador OOM do kernel aumentou."
        : `Ficou sem memória: o contador OOM do kernel aumentou, e o limite é de ${limit}.`,
    PerhapsOutOfMemory: ({ value, written }) => {
      const processes = plural(value, { one: `${written} processo`, other: `${written} processos` })
      return `Talvez tenha ficado sem memória: nesse meio-tempo, a máquina encerrou ${processes} por esse motivo.`
    },
    NotOutOfMemory: "O kernel não a encerrou por falta de memória: nenhum dos contadores OOM aumentou.",
    ShellSignal: (signal) => `Um shell retorna este código quando ${signal} encerra o comando dele.`,
    CommandNotFound: "Um shell retorna este código quando não encontra um comando.",
    CommandNotExecutable: "Um shell retorna este código quando encontra um comando, mas não consegue executá-lo.",
    NativeCrash: "É assim que o código nativo trava: um bug em uma biblioteca compilada ou um driver com defeito.",
    TimeLimit: (launcher) => `O limite de tempo definido por ${launcher} vencia exatamente neste momento.`,
    StoppedByLauncher: (launcher) =>
      `É assim que ${launcher} interrompe jobs: por cancelamento, por preempção ou porque outro processo do job falhou.`,
    Requeued: (launcher) => `${launcher} retomou os recursos e depois iniciou a execução de novo.`,
    Vanished: "O processo sumiu sem avisar. Não foi observado como ele terminou.",
    EndedUnseen:
      "Não foi observado como a execução terminou: o processo do próprio runbell já tinha sido encerrado à força.",
    EndedEarly: "O processo terminou por conta própria com o código de saída 0, antes de a execução chegar ao fim.",
    Rebooted: "Nesse meio-tempo, a máquina foi reiniciada."
  },

  step: (step) => `passo ${step}`,
  stepOf: (step, steps) => `passo ${step} de ${steps}`,
  epoch: (epoch) => `época ${epoch}`,
  epochOf: (epoch, epochs) => `época ${epoch} de ${epochs}`,
  elapsed: "Tempo decorrido",
  remaining: "Tempo restante",
  between: (atLeast, atMost) => `de ${atLeast} a ${atMost}`,
  speed: "Velocidade",
  stepsPer: {
    second: (steps) => `${steps} passos/s`,
    minute: (steps) => `${steps} passos/min`,
    hour: (steps) => `${steps} passos/h`
  },
  best: "Melhor",
  valueAt: (value, step) => `${value} (passo ${step})`,
  curvesOf: (name) => `Curvas de ${name}`,
  went: (metric, from, to, firstStep, lastStep) =>
    `${metric} passou de ${from} para ${to} entre o passo ${firstStep} e o passo ${lastStep}.`,
  stepAxis: "passo",
  updated: (time) => `última atualização: ${time}`,
  startedAgain: (name, attempt) =>
    attempt === undefined
      ? `A execução de ${name} começou de novo`
      : `A execução de ${name} começou de novo: tentativa ${attempt}`,
  newCard: {
    deleted: "O cartão desta execução foi excluído; a continuação está aqui.",
    tooOld: "O cartão desta execução não pode mais ser editado; a continuação está aqui.",
    unknown: "O cartão desta execução não foi encontrado; a continuação está aqui."
  },
  wholeError: "Erro completo",
  part: (part, parts) => `parte ${part} de ${parts}`,
  toldLate: (time) => `aviso atrasado, momento do evento: ${time}`,
  linesLeftOut: ({ value, written }) =>
    `… ${plural(value, { one: `${written} linha omitida`, other: `${written} linhas omitidas` })} …`,
  fieldsLeftOut: ({ written }) => `e mais ${written}`,
  otherErrors: ({ value, written }) =>
    plural(value, {
      one: `Mais ${written} erro ocorreu ao mesmo tempo.`,
      other: `Mais ${written} erros ocorreram ao mesmo tempo.`
    }),
  alertsHeldBack: ({ value, written }) =>
    plural(value, {
      one: `${written} alerta foi retido pelo seu tempo de espera.`,
      other: `${written} alertas foram retidos pelo seu tempo de espera.`
    }),

  above: (metric, threshold) => `${metric} subiu acima de ${threshold}`,
  below: (metric, threshold) => `${metric} caiu abaixo de ${threshold}`,
  notFinite: (metric) => `${metric} não é mais um número finito`,
  condition: "Uma condição foi satisfeita",
  stalled: {
    output: (silentFor) => `Sem saída há ${silentFor}`,
    metrics: (silentFor) => `Sem mudança nas métricas há ${silentFor}`
  },
  resumed: (silentFor) => `Continua após ${silentFor} de pausa`,
  wrapperLost: (process) =>
    `O processo do próprio runbell foi encerrado à força; o comando continua como processo ${process}`,
  wrapperLostMeans: "O fim ainda será avisado, mas não como ele aconteceu.",
  now: (metric, value) => `Valor atual de ${metric}: ${value}`,
  level: { info: "Informação", warn: "Aviso", error: "Erro" },

  perhapsRepeat: "talvez repetida",
  moreLikeThis: ({ value, written }) =>
    plural(value, { one: `mais ${written} mensagem parecida`, other: `mais ${written} mensagens parecidas` }),
  catchUp: ({ value, written }) => {
    const messages = plural(value, { one: `${written} mensagem`, other: `${written} mensagens` })
    return `${messages} do período em que não foi possível acessar o Slack`
  },

  nothing: "(vazio)"
} as const satisfies Catalogue
