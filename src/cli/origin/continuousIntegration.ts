/** The services that build and test, by the variables that they set, each with the page of the job. */
import type { Scheduler } from "./Scheduler.ts"

export const continuousIntegration: ReadonlyArray<Scheduler> = [
  {
    launcher: "GitHub Actions",
    marks: ["GITHUB_ACTIONS"],
    id: ["{GITHUB_RUN_ID}"],
    attempt: ["GITHUB_RUN_ATTEMPT", 1],
    link: "{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}/actions/runs/{GITHUB_RUN_ID}",
    stopsWith: ["SIGINT", "SIGTERM"]
  },
  {
    launcher: "GitLab CI",
    marks: ["GITLAB_CI"],
    id: ["{CI_JOB_ID}"],
    link: "{CI_JOB_URL}",
    stopsWith: ["SIGTERM"]
  },
  { launcher: "CircleCI", marks: ["CIRCLECI"], id: ["{CIRCLE_BUILD_NUM}"], link: "{CIRCLE_BUILD_URL}" },
  {
    launcher: "Buildkite",
    marks: ["BUILDKITE"],
    id: ["{BUILDKITE_BUILD_NUMBER}"],
    attempt: ["BUILDKITE_RETRY_COUNT", 0],
    link: "{BUILDKITE_BUILD_URL}",
    stopsWith: ["SIGTERM"]
  },
  {
    launcher: "Jenkins",
    marks: ["JENKINS_URL", "BUILD_ID"],
    id: ["{BUILD_ID}"],
    node: "{NODE_NAME}",
    link: "{BUILD_URL}",
    stopsWith: ["SIGTERM"]
  },
  {
    launcher: "Azure Pipelines",
    marks: ["TF_BUILD"],
    id: ["{BUILD_BUILDID}"],
    attempt: ["SYSTEM_JOBATTEMPT", 1],
    link: "{SYSTEM_TEAMFOUNDATIONCOLLECTIONURI}{SYSTEM_TEAMPROJECT}/_build/results?buildId={BUILD_BUILDID}",
    stopsWith: ["SIGINT", "SIGTERM"]
  },
  {
    launcher: "Bitbucket Pipelines",
    marks: ["BITBUCKET_BUILD_NUMBER"],
    id: ["{BITBUCKET_BUILD_NUMBER}"],
    link: "{BITBUCKET_GIT_HTTP_ORIGIN}/pipelines/results/{BITBUCKET_BUILD_NUMBER}"
  },
  {
    launcher: "CodeBuild",
    marks: ["CODEBUILD_BUILD_ARN"],
    id: ["{CODEBUILD_BUILD_ID}"],
    link: "{CODEBUILD_PUBLIC_BUILD_URL}"
  },
  { launcher: "TeamCity", marks: ["TEAMCITY_VERSION"], id: ["{BUILD_NUMBER}"], link: "{BUILD_URL}" },
  { launcher: "Travis CI", marks: ["TRAVIS"], id: ["{TRAVIS_JOB_ID}"], link: "{TRAVIS_JOB_WEB_URL}" },
  {
    launcher: "AppVeyor",
    marks: ["APPVEYOR"],
    id: ["{APPVEYOR_BUILD_ID}"],
    link: "{APPVEYOR_URL}/project/{APPVEYOR_ACCOUNT_NAME}/{APPVEYOR_PROJECT_SLUG}/builds/{APPVEYOR_BUILD_ID}"
  },
  { launcher: "Drone", marks: ["DRONE"], id: ["{DRONE_BUILD_NUMBER}"], link: "{DRONE_BUILD_LINK}" },
  {
    launcher: "Woodpecker",
    marks: ["CI=woodpecker"],
    id: ["{CI_PIPELINE_NUMBER}"],
    link: "{CI_PIPELINE_URL}"
  },
  {
    launcher: "Semaphore",
    marks: ["SEMAPHORE"],
    id: ["{SEMAPHORE_JOB_ID}"],
    link: "{SEMAPHORE_ORGANIZATION_URL}/jobs/{SEMAPHORE_JOB_ID}"
  },
  {
    launcher: "Cirrus CI",
    marks: ["CIRRUS_CI"],
    id: ["{CIRRUS_TASK_ID}"],
    link: "https://cirrus-ci.com/task/{CIRRUS_TASK_ID}"
  },
  { launcher: "Bitrise", marks: ["BITRISE_IO"], id: ["{BITRISE_BUILD_NUMBER}"], link: "{BITRISE_BUILD_URL}" },
  {
    launcher: "Bamboo",
    marks: ["bamboo_planKey"],
    id: ["{bamboo_buildResultKey}"],
    link: "{bamboo_buildResultsUrl}"
  },
  {
    launcher: "GoCD",
    marks: ["GO_PIPELINE_LABEL"],
    id: ["{GO_PIPELINE_NAME}/{GO_PIPELINE_LABEL}", "{GO_PIPELINE_LABEL}"],
    attempt: ["GO_STAGE_COUNTER", 1]
  },
  { launcher: "Codeship", marks: ["CI_NAME=codeship"], id: ["{CI_BUILD_ID}"] },
  {
    launcher: "Taskcluster",
    marks: ["TASK_ID", "RUN_ID", "TASKCLUSTER_ROOT_URL"],
    id: ["{TASK_ID}"],
    attempt: ["RUN_ID", 0],
    link: "{TASKCLUSTER_ROOT_URL}/tasks/{TASK_ID}/runs/{RUN_ID}"
  }
]
