/** The page's words in Korean. */
import type { Words } from "./Words.ts"

export const ko: Words = {
  sandbox: "runbell 샌드박스",
  app: "앱",
  live: "실시간",
  reconnecting: "다시 연결하는 중…",
  beginning: "여기서 시작됩니다",
  explained:
    "이 샌드박스에 게시된 내용이 Slack에서 보이는 그대로 여기에 나타납니다. 이 컴퓨터 밖으로 나가는 것은 없으며, 아무에게도 알림이 가지 않습니다.",
  waiting: "아직 메시지가 없습니다",
  hint: "프로그램이 샌드박스의 webhook을 쓰도록 설정하고 실행하면 첫 메시지가 여기에 저절로 나타납니다.",
  notification: "알림",
  undrawn: "여기서는 그리지 않습니다. 열면 JSON이 보입니다",
  newMessages: "새 메시지",
  edited: "(편집됨)",
  channels: "채널",
  unread: "개 읽지 않음",
  thread: "스레드",
  closeThread: "스레드 닫기",
  replies: { one: "답글 {n}개", other: "답글 {n}개" },
  lastReply: "마지막 답글",
  answered: "스레드에 답글을 남김:",
  reactions: "반응",
  showAll: "모두 보기",
  showLess: "접기",
  numbers: "수치",
  documented: "Slack 문서에 있음",
  observed: "다른 사람이 확인했지만 문서에는 없음",
  assumed: "추정: 문서에도 없고 확인되지도 않음"
}
