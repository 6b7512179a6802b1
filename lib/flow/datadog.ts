import type { DatadogSite } from "./notify.ts";

/** How an environment shows its runs in Datadog: tags, traces, logs. What sends events about failures is `notify.datadog`. */
export interface Datadog {
  /** @default that of `notify.datadog`, else "datadoghq.com" */
  readonly site?: DatadogSite;
  /** Name or ARN of the secret in Secrets Manager whose whole text is an API key. Only layers and FireLens read it. @default that of `notify.datadog` */
  readonly apiKeySecret?: string;
  /**
   * How functions are watched: `"extension"` adds Datadog's two layers, which send traces, metrics and logs; `"forwarder"` sends the logs alone, through the forwarder;
   * `"off"` sends nothing. @default "extension"
   */
  readonly lambda?: "extension" | "forwarder" | "off";
  /**
   * Datadog's forwarder in this account and region. The logs of state machines go through it: Datadog makes the traces of runs from them.
   * @default none: nothing is forwarded
   * @see https://docs.datadoghq.com/logs/guide/forwarder/
   */
  readonly forwarderArn?: string;
  /** Versions of Datadog's layers. @default `{ extension: 104, node: 143 }` */
  readonly layers?: DatadogLayers;
  /**
   * How containers' logs get to Datadog: `"firelens"` by a second container in each task, which leaves none in CloudWatch; `"awslogs"` by CloudWatch and the forwarder.
   * @default "awslogs"
   */
  readonly containers?: "firelens" | "awslogs";
  /** Datadog's `service` of everything in the environment. @default the tag `service`, else each flow's, task's and container's own name */
  readonly service?: string;
  /**
   * Datadog's `version` of everything, such as the commit: `process.env["GIT_SHA"]`. It changes every function with every deploy.
   * @default each one's own: of its definition, its code, its image
   */
  readonly version?: string | undefined;
  /** Whom the monitors of `nagare datadog` tell, in Datadog's words: `["@slack-batch", "@pagerduty"]`. @default nobody: they only show */
  readonly monitorsTell?: readonly string[];
}

/** @see https://github.com/DataDog/datadog-lambda-extension/releases */
export interface DatadogLayers {
  readonly extension?: number;
  readonly node?: number;
}
