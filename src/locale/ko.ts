/** The Korean catalogue. No name or number is followed by a particle that changes with the sound before it (이/가, 을/를, 로/으로). */
import type { Catalogue } from "./Catalogue.ts"

/**
 * The phrases in Korean.
 *
 * @example
 * import { ko } from "runbell"
 * ko.finished("mnist") // "mnist 실행이 완료되었습니다"
 *
 * @since 0.1.0
 */
export const ko = {
  started: (name) => `${name} 실행을 시작했습니다`,
  progressed: (name) => `${name} 실행 중입니다`,
  finished: (name) => `${name} 실행이 완료되었습니다`,
  failed: (name) => `${name} 실행이 실패했습니다`,
  interrupted: (name) => `${name} 실행이 중단되었습니다`,
  killed: (name) => `${name} 실행이 강제 종료되었습니다`,
  lost: (name) => `${name} 실행의 응답이 끊겼습니다`,
  ranOutOfMemory: (name) => `${name} 실행이 메모리 부족으로 종료되었습니다`,
  reachedTimeLimit: (name) => `${name} 실행이 제한 시간에 도달했습니다`,
  requeued: (name) => `${name} 실행이 재실행을 위해 중지되었습니다`,
  vanished: (name) => `${name} 실행이 아무 알림 없이 종료되었습니다`,
  after: (sentence, duration) => `${sentence} (경과 시간 ${duration})`,
  because: (sentence, reason) => `${sentence}: ${reason}`,

  interruptedMeans: "사용자나 상위 프로그램이 의도적으로 중단했습니다. 크래시가 아닙니다.",
  killedMeans: (signal) =>
    signal === undefined
      ? "알림을 보낼 겨를도 없이 시스템에 의해 강제 종료되었습니다."
      : `알림을 보낼 겨를도 없이 시스템에 의해 ${signal} 신호로 강제 종료되었습니다.`,
  lostMeans: (since) => (since === undefined ? "동작이 확인되지 않습니다." : `${since} 이후 동작이 확인되지 않습니다.`),

  project: "프로젝트",
  workspace: "워크스페이스",
  tags: "태그",
  host: "호스트",
  link: "링크",
  result: "결과",
  lastMetrics: "최근 지표",
  stoppedAt: "중단 위치",
  causedBy: "원인",
  run: "실행 ID",
  command: "명령",
  commit: "커밋",
  uncommitted: "커밋하지 않은 변경 있음",
  job: "작업",
  task: (task) => `태스크 ${task}`,
  node: (node) => `노드 ${node}`,
  rank: (rank, world) => (world === undefined ? `랭크 ${rank}` : `랭크 ${rank} (총 ${world}개)`),
  attempt: (attempt) => `${attempt}번째 시도`,
  lastLines: { stderr: "stderr 마지막 부분", stdout: "stdout 마지막 부분" },

  exitCode: (code) => `종료 코드 ${code}`,
  endedWith: (exitCode) => `프로세스가 종료되었습니다(${exitCode}).`,
  stoppedBy: (signal) => `${signal} 신호로 중단되었습니다.`,
  evidence: {
    OutOfMemory: (limit) =>
      limit === undefined
        ? "메모리가 부족했습니다. 커널의 OOM 카운터가 증가했습니다."
        : `메모리가 부족했습니다. 커널의 OOM 카운터가 증가했습니다. 메모리 한도: ${limit}.`,
    PerhapsOutOfMemory: ({ written }) =>
      `메모리가 부족했을 수 있습니다. 그동안 이 머신에서 프로세스 ${written}개가 메모리 부족으로 종료되었습니다.`,
    NotOutOfMemory: "커널이 메모리 부족 때문에 종료한 것이 아닙니다. OOM 카운터가 증가하지 않았습니다.",
    ShellSignal: (signal) => `명령이 ${signal} 신호로 종료되면 셸이 이 코드를 반환합니다.`,
    CommandNotFound: "명령을 찾지 못하면 셸이 이 코드를 반환합니다.",
    CommandNotExecutable: "명령을 찾았지만 실행할 수 없으면 셸이 이 코드를 반환합니다.",
    NativeCrash: "네이티브 코드의 크래시입니다. 컴파일된 라이브러리의 버그나 드라이버 문제일 수 있습니다.",
    TimeLimit: (launcher) => `${launcher}에서 정한 제한 시간이 바로 이 시점이었습니다.`,
    StoppedByLauncher: (launcher) =>
      `${launcher}에서는 작업이 취소되거나 선점될 때, 또는 같은 작업의 다른 프로세스가 실패할 때 이렇게 중지됩니다.`,
    Requeued: (launcher) => `${launcher}에서 자원을 회수한 뒤 다시 시작했습니다.`,
    Vanished: "프로세스가 종료를 알리지 않고 사라졌습니다. 어떻게 종료되었는지는 확인되지 않았습니다.",
    EndedUnseen: "어떻게 종료되었는지는 확인되지 않았습니다. 그 전에 runbell 자체 프로세스가 강제 종료되었습니다.",
    EndedEarly: "실행이 끝나기 전에 프로세스가 스스로 종료되었습니다(종료 코드 0).",
    Rebooted: "그동안 머신이 다시 시작되었습니다."
  },

  step: (step) => `스텝 ${step}`,
  stepOf: (step, steps) => `스텝 ${step} / ${steps}`,
  epoch: (epoch) => `에포크 ${epoch}`,
  epochOf: (epoch, epochs) => `에포크 ${epoch} / ${epochs}`,
  elapsed: "경과 시간",
  remaining: "남은 시간",
  between: (atLeast, atMost) => `${atLeast} ~ ${atMost}`,
  speed: "속도",
  stepsPer: {
    second: (steps) => `초당 ${steps}스텝`,
    minute: (steps) => `분당 ${steps}스텝`,
    hour: (steps) => `시간당 ${steps}스텝`
  },
  best: "최적값",
  valueAt: (value, step) => `${value} (스텝 ${step})`,
  curvesOf: (name) => `${name} 추이`,
  went: (metric, from, to, firstStep, lastStep) =>
    `${metric} 값은 스텝 ${firstStep}에서 ${from}, 스텝 ${lastStep}에서 ${to}입니다.`,
  stepAxis: "스텝",
  updated: (time) => `${time} 업데이트`,
  startedAgain: (name, attempt) =>
    attempt === undefined
      ? `${name} 실행을 다시 시작했습니다`
      : `${name} 실행을 다시 시작했습니다(${attempt}번째 시도)`,
  newCard: {
    deleted: "이 실행의 카드가 삭제되어 여기에서 계속 알립니다.",
    tooOld: "이 실행의 카드를 더 이상 수정할 수 없어 여기에서 계속 알립니다.",
    unknown: "이 실행의 카드를 찾을 수 없어 여기에서 계속 알립니다."
  },
  wholeError: "오류 전문",
  part: (part, parts) => `${part} / ${parts}`,
  toldLate: (time) => `늦게 전달된 알림입니다(발생 시각: ${time})`,
  linesLeftOut: ({ written }) => `… ${written}줄 생략 …`,
  fieldsLeftOut: ({ written }) => `외 ${written}개`,
  otherErrors: ({ written }) => `다른 오류 ${written}건이 함께 발생했습니다.`,
  alertsHeldBack: ({ written }) => `쿨다운 중이어서 알림 ${written}건을 보내지 않았습니다.`,

  above: (metric, threshold) => `${metric} 값이 ${threshold}보다 높아졌습니다`,
  below: (metric, threshold) => `${metric} 값이 ${threshold}보다 낮아졌습니다`,
  notFinite: (metric) => `${metric} 값이 더 이상 유한한 수가 아닙니다`,
  condition: "조건이 충족되었습니다",
  stalled: {
    output: (silentFor) => `${silentFor} 동안 출력이 없습니다`,
    metrics: (silentFor) => `${silentFor} 동안 지표에 변화가 없습니다`
  },
  resumed: (silentFor) => `${silentFor} 만에 다시 진행됩니다`,
  wrapperLost: (process) =>
    `runbell 자체 프로세스가 강제 종료되었습니다. 명령은 계속 실행 중입니다(프로세스 ${process})`,
  wrapperLostMeans: "종료되면 알려 드리지만, 어떻게 종료되었는지는 알 수 없습니다.",
  now: (metric, value) => `${metric}의 현재 값: ${value}`,
  level: { info: "정보", warn: "경고", error: "오류" },

  perhapsRepeat: "중복일 수 있음",
  moreLikeThis: ({ written }) => `비슷한 메시지 ${written}건 더 있음`,
  catchUp: ({ written }) => `Slack에 연결할 수 없던 동안의 메시지 ${written}건`,

  nothing: "(비어 있음)"
} as const satisfies Catalogue
