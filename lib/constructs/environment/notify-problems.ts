import type { Environment } from "../../flow/index.ts";
import { type Problem, wrong } from "./problem.ts";

/** What can't be a place for notices and alarms. */
export function notifyProblems({ notify = {}, alarms }: Environment): readonly Problem[] {
  const { email = [], snsTopicArns = [], slack, datadog } = notify;
  return [
    ...email
      .filter((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address))
      .map((address) =>
        wrong(["notify", "email"], `notify.email: "${address}" is no mail address`),
      ),
    ...topicProblems("notify.snsTopicArns", snsTopicArns),
    ...unlessMatching(slack?.workspaceId, /^T[A-Z0-9]+$/, "notify.slack.workspaceId", "T01234567"),
    ...unlessMatching(slack?.channelId, /^[CG][A-Z0-9]+$/, "notify.slack.channelId", "C01234567"),
    ...(datadog && !SITES.has(datadog.site ?? "datadoghq.com")
      ? [
          wrong(
            ["notify", "datadog", "site"],
            `notify.datadog.site "${datadog.site}" is none; it is one of ${[...SITES].join(", ")}`,
          ),
        ]
      : []),
    ...(datadog && /^[0-9a-f]{32}$/.test(datadog.apiKeySecret)
      ? [
          wrong(
            ["notify", "datadog", "apiKeySecret"],
            "notify.datadog.apiKeySecret is a key itself; put it into Secrets Manager and write the secret's name",
          ),
        ]
      : []),
    ...(typeof alarms === "object"
      ? topicProblems("alarms.snsTopicArns", alarms.snsTopicArns)
      : []),
  ];
}

const SITES: ReadonlySet<string> = new Set([
  "datadoghq.com",
  "us3.datadoghq.com",
  "us5.datadoghq.com",
  "datadoghq.eu",
  "ap1.datadoghq.com",
  "ap2.datadoghq.com",
  "ddog-gov.com",
]);

function topicProblems(member: string, arns: readonly string[]): readonly Problem[] {
  return arns
    .filter((arn) => !/^arn:aws[\w-]*:sns:[^:]+:\d{12}:[\w-]+$/.test(arn))
    .map((arn) => wrong(member.split("."), `${member}: "${arn}" is no ARN of an SNS topic`));
}

function unlessMatching(
  value: string | undefined,
  pattern: RegExp,
  member: string,
  example: string,
): readonly Problem[] {
  if (value === undefined || pattern.test(value)) return [];
  return [wrong(member.split("."), `${member} "${value}" is none; write one like "${example}"`)];
}
