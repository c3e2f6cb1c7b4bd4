/** Korean. No name or number is followed by a particle that changes with the sound before it. */
import { synopsis } from "./synopsis.ts"
import type { Words } from "./Words.ts"

export const ko: Words = {
  title: "runbell은 실행이 어떻게 되었는지 Slack으로 알려 줍니다.",
  sandboxAt: (url) => `여기서는 샌드박스가 Slack을 대신합니다. 페이지: ${url}`,
  live: "메시지는 사용자의 Slack으로 전송되며, 도착하는 대로 여기에도 표시됩니다.",
  loading: "손글씨 숫자 10,000개를 읽는 중입니다…",

  runs: {
    finishes: "끝까지 완료되는 학습",
    fails: "같은 학습, 도중에 손상된 배치가 있는 경우",
    isStopped: "같은 학습, 사람이 도중에 중단하는 경우"
  },

  step: (step, steps) => `스텝 ${step}/${steps}`,
  loss: (value) => `손실 ${value}`,
  accuracy: (share) => `정확도 ${share}`,

  accepted: { sandbox: "샌드박스가 받은 메시지", live: "Slack이 받은 메시지" },
  kind: { started: "시작", alert: "알림", finished: "완료", failed: "실패", stopped: "중단" },
  insteadOf: (wanted) => ` (예상: ${wanted})`,
  nothing: "없음",
  noneRefused: "거부된 메시지가 없습니다.",
  refused: (answers) => `거부됨: ${answers}`,

  keepOpenHint: "페이지를 열어 둔 채 Slack에서 메시지가 어떻게 보이는지 확인하려면:",
  liveHint: "자신의 Slack에서 보려면 SLACK_WEBHOOK_URL 환경 변수에 수신 웹훅의 URL을 설정한 다음:",
  openUntilStopped: (url) => `페이지는 Ctrl-C를 누를 때까지 열려 있습니다: ${url}`,

  usage: `작은 신경망을 세 번 학습시키고, 각 실행이 어떻게 되었는지 알립니다.

  ${synopsis}

  --lang       메시지의 언어. 기본값: RUNBELL_LANGUAGE, 없으면 환경의 언어.
  --keep-open  모두 끝난 뒤에도 Ctrl-C를 누를 때까지
               샌드박스 페이지를 열어 둡니다.
  --live       실제 Slack으로 보냅니다.
               SLACK_WEBHOOK_URL은 수신 웹훅의 URL입니다.
  --help       이 설명을 표시합니다.

종료 코드: 정상이면 0, 받아들여지지 않은 메시지가 있으면 1, 잘못 호출하면 64.`,
  unknownArgument: (argument) => `알 수 없는 인수입니다: "${argument}". --help 옵션으로 사용법을 볼 수 있습니다.`,
  unknownLanguage: (given, known) => `runbell이 지원하지 않는 언어입니다: "${given}". 지원하는 언어: ${known}`,
  noWebhook: "--live 옵션은 SLACK_WEBHOOK_URL 주소로 보내는데, 이 환경 변수가 설정되지 않았습니다.",
  trouble: (what) => `문제가 발생했습니다: ${what}`
}
