import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { datadogEvent } from "./datadog-event.ts";
import { snsMessage } from "./sns-message.ts";
import type { Targets } from "./tell-failure.ts";

/** The environment's places for notices, as the function is told of them. */
export interface TargetSettings {
  readonly topicArns: readonly string[];
  readonly datadog?: DatadogSettings | undefined;
}

export interface DatadogSettings {
  readonly site: string;
  /** Name or ARN of the secret. */
  readonly apiKeySecret: string;
  readonly service?: string;
}

export function targetsOf({ topicArns, datadog }: TargetSettings): Targets {
  const sns = new SNSClient();
  const topics = topicArns.map((TopicArn) => {
    const publish: Targets[string] = async (notice) => {
      await sns.send(new PublishCommand({ TopicArn, ...snsMessage(notice) }));
    };
    return [TopicArn, publish] as const;
  });
  return {
    ...Object.fromEntries(topics),
    ...(datadog && {
      datadog: (notice) => postEvent(datadog, datadogEvent(notice, datadog.service)),
    }),
  };
}

async function postEvent({ site, apiKeySecret }: DatadogSettings, event: object): Promise<void> {
  // Read for each notice: there are few, and a key that was changed works at once.
  const secrets = new SecretsManagerClient();
  const { SecretString } = await secrets.send(
    new GetSecretValueCommand({ SecretId: apiKeySecret }),
  );
  const answer = await fetch(`https://api.${site}/api/v1/events`, {
    method: "POST",
    headers: { "content-type": "application/json", "dd-api-key": SecretString?.trim() ?? "" },
    body: JSON.stringify(event),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`Datadog answers ${answer.status} ${answer.statusText}`);
}
