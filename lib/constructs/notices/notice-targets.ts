import { Stack } from "aws-cdk-lib";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import type { TargetSettings } from "../../../lambda/notices/bundle.ts";
import type { DatadogEvents } from "../../flow/index.ts";
import type { Permission } from "../own-function.ts";
import { secretArns } from "../secret-arns.ts";

/** Where notices go. */
export interface NoticeTargets {
  readonly topics: readonly ITopic[];
  readonly datadog?: Required<DatadogEvents> | undefined;
  /** Datadog's tag. */
  readonly service?: string | undefined;
}

/** What a function needs to send notices. */
export function sendPermissions(
  scope: Construct,
  { topics, datadog }: NoticeTargets,
): readonly Permission[] {
  const secret = datadog && secretArns(scope, datadog.apiKeySecret);
  return [
    [["sns:Publish"], topics.map(({ topicArn }) => topicArn)],
    [["secretsmanager:GetSecretValue"], secret?.resources ?? []],
  ];
}

/** What a function is told of the targets. */
export function targetEnvironment(
  scope: Construct,
  { topics, datadog, service }: NoticeTargets,
): Readonly<Record<string, string>> {
  const settings: TargetSettings = {
    topicArns: topics.map(({ topicArn }) => topicArn),
    ...(datadog && { datadog: { ...datadog, ...(service && { service }) } }),
  };
  return { NAGARE_NOTIFY: Stack.of(scope).toJsonString(settings) };
}
