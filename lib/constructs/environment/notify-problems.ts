import type { Environment } from "../../flow/index.ts";
import { hasForm, type Problem, wrong } from "./problem.ts";

/** What can't be a place for notices and alarms. */
export function notifyProblems({ notify = {}, alarms }: Environment): readonly Problem[] {
  const { email = [], snsTopicArns = [], slack } = notify;
  return [
    ...email
      .filter((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address))
      .map((address) =>
        wrong(["notify", "email"], `notify.email: "${address}" is no mail address`),
      ),
    ...topicProblems("notify.snsTopicArns", snsTopicArns),
    ...unlessMatching(slack?.workspaceId, /^T[A-Z0-9]+$/, "notify.slack.workspaceId", "T01234567"),
    ...unlessMatching(slack?.channelId, /^[CG][A-Z0-9]+$/, "notify.slack.channelId", "C01234567"),
    ...(typeof alarms === "object"
      ? topicProblems("alarms.snsTopicArns", alarms.snsTopicArns ?? [])
      : []),
  ];
}

const TOPIC = /^arn:aws[\w-]*:sns:[^:]+:\d{12}:[\w-]+$/;

function topicProblems(member: string, arns: readonly string[]): readonly Problem[] {
  return arns
    .filter((arn) => !hasForm(TOPIC, arn))
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
