/** The Spanish catalogue, in words that are read alike in Spain and in America. */
import type { Catalogue } from "./Catalogue.ts"
import { pluralOf } from "./plural.ts"

const plural = pluralOf("es")

/**
 * The phrases in Spanish.
 *
 * @example
 * import { es } from "runbell"
 * es.finished("mnist") // "La ejecución de mnist terminó"
 *
 * @since 0.1.0
 */
export const es = {
  started: (name) => `La ejecución de ${name} comenzó`,
  progressed: (name) => `La ejecución de ${name} está en curso`,
  finished: (name) => `La ejecución de ${name} terminó`,
  failed: (name) => `La ejecución de ${name} falló`,
  interrupted: (name) => `La ejecución de ${name} fue detenida`,
  killed: (name) => `La ejecución de ${name} fue terminada a la fuerza`,
  lost: (name) => `La ejecución de ${name} dejó de dar señales de vida`,
  ranOutOfMemory: (name) => `La ejecución de ${name} se quedó sin memoria`,
  reachedTimeLimit: (name) => `La ejecución de ${name} alcanzó su límite de tiempo`,
  requeued: (name) => `La ejecución de ${name} fue detenida para volver a lanzarla`,
  vanished: (name) => `La ejecución de ${name} terminó sin avisar`,
  after: (sentence, duration) => `${sentence} tras ${duration}`,
  because: (sentence, reason) => `${sentence}: ${reason}`,

  interruptedMeans: "La detuvo a propósito una persona o el programa que la contiene. No es un fallo.",
  killedMeans: (signal) =>
    signal === undefined
      ? "El sistema la terminó antes de que pudiera avisar."
      : `El sistema la terminó con ${signal} antes de que pudiera avisar.`,
  lostMeans: (since) => (since === undefined ? "No hay señales de vida." : `Última señal de vida: ${since}.`),

  project: "Proyecto",
  workspace: "Espacio de trabajo",
  tags: "Etiquetas",
  host: "Host",
  link: "Enlace",
  result: "Resultado",
  lastMetrics: "Últimas métricas",
  stoppedAt: "Se detuvo en",
  causedBy: "Causa",
  run: "ejecución",
  command: "Comando",
  commit: "Commit",
  uncommitted: "con cambios sin confirmar",
  job: "Trabajo",
  task: (task) => `tarea ${task}`,
  node: (node) => `nodo ${node}`,
  rank: (rank, world) => (world === undefined ? `rango ${rank}` : `rango ${rank} de ${world}`),
  attempt: (attempt) => `intento ${attempt}`,
  lastLines: { stderr: "Últimas líneas de stderr", stdout: "Últimas líneas de stdout" },

  exitCode: (code) => `código de salida ${code}`,
  endedWith: (exitCode) => `Terminó con el ${exitCode}.`,
  stoppedBy: (signal) => `Fue detenida con ${signal}.`,
  evidence: {
    OutOfMemory: (limit) =>
      limit === undefined
        ? "Se quedó sin memoria: el contador OOM del kernel aumentó."
        : `Se quedó sin memoria: el contador OOM del kernel aumentó, y su límite es de ${limit}.`,
    PerhapsOutOfMemory: ({ value, written }) => {
      const processes = plural(value, { one: `${written} proceso`, other: `${written} procesos` })
      return `Quizá se quedó sin memoria: mientras tanto, la máquina terminó ${processes} por ese motivo.`
    },
    NotOutOfMemory: "El kernel no la terminó por falta de memoria: ninguno de sus contadores OOM aumentó.",
    ShellSignal: (signal) => `Un shell devuelve este código cuando ${signal} termina su comando.`,
    CommandNotFound: "Un shell devuelve este código cuando no encuentra un comando.",
    CommandNotExecutable: "Un shell devuelve este código cuando encuentra un comando, pero no puede ejecutarlo.",
    NativeCrash:
      "Así falla el código nativo: por un error en una biblioteca compilada o por un controlador defectuoso.",
    TimeLimit: (launcher) => `El límite de tiempo fijado por ${launcher} vencía justo en ese momento.`,
    StoppedByLauncher: (launcher) =>
      `Así detiene ${launcher} sus trabajos: por cancelación, por desalojo (preemption) o porque falló otro proceso del trabajo.`,
    Requeued: (launcher) => `${launcher} recuperó los recursos y después volvió a lanzarla.`,
    Vanished: "Su proceso desapareció sin avisar. No se observó cómo terminó.",
    EndedUnseen: "No se observó cómo terminó: el proceso del propio runbell había sido terminado antes.",
    EndedEarly:
      "Su proceso terminó por sí mismo con el código de salida 0, antes de que la ejecución llegara a su fin.",
    Rebooted: "Entretanto, la máquina se reinició."
  },

  step: (step) => `paso ${step}`,
  stepOf: (step, steps) => `paso ${step} de ${steps}`,
  epoch: (epoch) => `época ${epoch}`,
  epochOf: (epoch, epochs) => `época ${epoch} de ${epochs}`,
  elapsed: "Tiempo transcurrido",
  remaining: "Tiempo restante",
  between: (atLeast, atMost) => `de ${atLeast} a ${atMost}`,
  speed: "Velocidad",
  stepsPer: {
    second: (steps) => `${steps} pasos/s`,
    minute: (steps) => `${steps} pasos/min`,
    hour: (steps) => `${steps} pasos/h`
  },
  best: "Mejor",
  valueAt: (value, step) => `${value} (paso ${step})`,
  curvesOf: (name) => `Curvas de ${name}`,
  went: (metric, from, to, firstStep, lastStep) =>
    `${metric} pasó de ${from} a ${to} entre el paso ${firstStep} y el paso ${lastStep}.`,
  stepAxis: "paso",
  updated: (time) => `última actualización: ${time}`,
  startedAgain: (name, attempt) =>
    attempt === undefined
      ? `La ejecución de ${name} comenzó de nuevo`
      : `La ejecución de ${name} comenzó de nuevo: intento ${attempt}`,
  newCard: {
    deleted: "La tarjeta de esta ejecución fue eliminada; continúa aquí.",
    tooOld: "La tarjeta de esta ejecución ya no se puede editar; continúa aquí.",
    unknown: "No se encontró la tarjeta de esta ejecución; continúa aquí."
  },
  wholeError: "Error completo",
  part: (part, parts) => `parte ${part} de ${parts}`,
  toldLate: (time) => `aviso tardío, hora del suceso: ${time}`,
  linesLeftOut: ({ value, written }) =>
    `… ${plural(value, { one: `${written} línea omitida`, other: `${written} líneas omitidas` })} …`,
  fieldsLeftOut: ({ written }) => `y ${written} más`,
  otherErrors: ({ value, written }) =>
    plural(value, {
      one: `Se produjo ${written} error más al mismo tiempo.`,
      other: `Se produjeron ${written} errores más al mismo tiempo.`
    }),
  alertsHeldBack: ({ value, written }) =>
    plural(value, {
      one: `${written} alerta quedó retenida por su tiempo de espera.`,
      other: `${written} alertas quedaron retenidas por su tiempo de espera.`
    }),

  above: (metric, threshold) => `${metric} subió por encima de ${threshold}`,
  below: (metric, threshold) => `${metric} cayó por debajo de ${threshold}`,
  notFinite: (metric) => `${metric} ya no es un número finito`,
  condition: "Se cumplió una condición",
  stalled: {
    output: (silentFor) => `Sin salida desde hace ${silentFor}`,
    metrics: (silentFor) => `Sin cambios en las métricas desde hace ${silentFor}`
  },
  resumed: (silentFor) => `Continúa tras ${silentFor} de pausa`,
  wrapperLost: (process) =>
    `El proceso del propio runbell fue terminado a la fuerza; el comando sigue como proceso ${process}`,
  wrapperLostMeans: "Se avisará de su final, pero no de cómo terminó.",
  now: (metric, value) => `Valor actual de ${metric}: ${value}`,
  level: { info: "Información", warn: "Advertencia", error: "Error" },

  perhapsRepeat: "posible repetición",
  moreLikeThis: ({ value, written }) =>
    plural(value, { one: `${written} mensaje similar más`, other: `${written} mensajes similares más` }),
  catchUp: ({ value, written }) => {
    const messages = plural(value, { one: `${written} mensaje`, other: `${written} mensajes` })
    return `${messages} de cuando no se podía conectar con Slack`
  },

  nothing: "(vacío)"
} as const satisfies Catalogue
