import type { Environment } from "../../flow/index.ts";

/** What can't be a place for notices and alarms. */
export function notifyProblems({ notify = {}, alarms }: Environment): string[] {
  const { email = [], snsTopicArns = [], slack, datadog } = notify;
  return [
    ...email
      .filter((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address))
      .map((address) => `notify.email: "${address}" is no mail address`),
    ...topicProblems("notify.snsTopicArns", snsTopicArns),
    ...unlessMatching(slack?.workspaceId, /^T[A-Z0-9]+$/, "notify.slack.workspaceId", "T01234567"),
    ...unlessMatching(slack?.channelId, /^[CG][A-Z0-9]+$/, "notify.slack.channelId", "C01234567"),
    ...(datadog && !SITES.has(datadog.site ?? "datadoghq.com")
      ? [`notify.datadog.site "${datadog.site}" is none; it is one of ${[...SITES].join(", ")}`]
      : []),
    ...(datadog && /^[0-9a-f]{32}$/.test(datadog.apiKeySecret)
      ? [
          "notify.datadog.apiKeySecret is a key itself; put it into Secrets Manager and write the secret's name",
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

function topicProblems(member: string, arns: readonly string[]): string[] {
  return arns
    .filter((arn) => !/^arn:aws[\w-]*:sns:[^:]+:\d{12}:[\w-]+$/.test(arn))
    .map((arn) => `${member}: "${arn}" is no ARN of an SNS topic`);
}

function unlessMatching(
  value: string | undefined,
  pattern: RegExp,
  member: string,
  example: string,
): string[] {
  if (value === undefined || pattern.test(value)) return [];
  return [`${member} "${value}" is none; write one like "${example}"`];
}
