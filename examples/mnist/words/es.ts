/** Spanish, in words that are read alike in Spain and in America. */
import { synopsis } from "./synopsis.ts"
import type { Words } from "./Words.ts"

export const es: Words = {
  title: "runbell avisa en Slack de cómo terminó una ejecución.",
  sandboxAt: (url) => `Aquí el entorno de pruebas hace las veces de Slack. Su página: ${url}`,
  live: "Los mensajes van a tu Slack y se muestran aquí a medida que llegan.",
  loading: "Leyendo 10\u00a0000 dígitos manuscritos…",

  runs: {
    finishes: "Un entrenamiento que llega hasta el final",
    fails: "El mismo entrenamiento, con un lote dañado en el camino",
    isStopped: "El mismo entrenamiento, detenido por alguien"
  },

  step: (step, steps) => `paso ${step}/${steps}`,
  loss: (value) => `pérdida ${value}`,
  accuracy: (share) => `exactitud ${share}`,

  accepted: { sandbox: "Lo que aceptó el entorno de pruebas", live: "Lo que aceptó Slack" },
  kind: { started: "iniciada", alert: "alerta", finished: "terminada", failed: "fallida", stopped: "detenida" },
  insteadOf: (wanted) => `, y debía ser: ${wanted}`,
  nothing: "nada",
  noneRefused: "No se rechazó nada.",
  refused: (answers) => `Rechazado: ${answers}`,

  keepOpenHint: "Para dejar la página abierta y ver los mensajes como los muestra Slack:",
  liveHint: "Para verlos en tu propio Slack, pon en SLACK_WEBHOOK_URL la URL de un webhook entrante y luego:",
  openUntilStopped: (url) => `La página sigue abierta hasta que pulses Ctrl-C: ${url}`,

  usage: `Entrena tres veces una red pequeña y avisa de cómo terminó cada ejecución.

  ${synopsis}

  --lang       El idioma de los mensajes. Por omisión: RUNBELL_LANGUAGE,
               o bien el del entorno.
  --keep-open  Al terminar, deja abierta la página del entorno de pruebas
               hasta que pulses Ctrl-C.
  --live       Envía al Slack real: SLACK_WEBHOOK_URL es la URL
               de un webhook entrante.
  --help       Muestra esta ayuda.

Código de salida: 0 si todo fue bien; 1 si no se aceptó algún mensaje;
64 si la llamada es incorrecta.`,
  unknownArgument: (argument) => `No existe el argumento «${argument}». --help los muestra todos.`,
  unknownLanguage: (given, known) => `«${given}» no es un idioma que hable runbell. Idiomas disponibles: ${known}`,
  noWebhook: "--live envía a SLACK_WEBHOOK_URL, y esa variable no está definida.",
  trouble: (what) => `Algo salió mal: ${what}`
}
