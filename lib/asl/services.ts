/** AWS services that Step Functions calls: how it names them. */
export interface ServiceNames {
  /** In a Resource, behind `aws-sdk:`. */
  readonly sdk: string;
  /** In front of its actions in a policy. */
  readonly policy: string;
}

/** A call as a flow writes it. */
export interface ServiceCall {
  /** `s3`, `logs` */
  readonly service: string;
  /** `putObject` */
  readonly action: string;
  readonly pattern: "requestResponse" | "sync" | "waitForTaskToken";
}

/** By the name that a flow has for it: Step Functions' own, or the one that a service has in policies. */
export function serviceNames(service: string): ServiceNames {
  return NAMES.get(service) ?? { sdk: service, policy: service };
}

/**
 * The Resource of a call: an integration of Step Functions' own where it waits for something, or where a model is asked; the AWS SDK otherwise.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export function serviceResource({ service, action, pattern }: ServiceCall): string {
  const suffix = pattern === "requestResponse" ? "" : `.${pattern}`;
  const { sdk } = serviceNames(service);
  const own = OPTIMIZED.get(sdk);
  const isOwn = own?.[pattern]?.includes(action) ?? false;
  return `arn:aws:states:::${isOwn ? own?.name : `aws-sdk:${sdk}`}:${action}${suffix}`;
}

const NAMES: ReadonlyMap<string, ServiceNames> = new Map([
  ["bedrock", { sdk: "bedrockruntime", policy: "bedrock" }],
  ["bedrockruntime", { sdk: "bedrockruntime", policy: "bedrock" }],
  ["cloudwatchlogs", { sdk: "cloudwatchlogs", policy: "logs" }],
  ["emrserverless", { sdk: "emrserverless", policy: "emr-serverless" }],
  ["eventbridge", { sdk: "eventbridge", policy: "events" }],
  ["events", { sdk: "eventbridge", policy: "events" }],
  ["logs", { sdk: "cloudwatchlogs", policy: "logs" }],
  ["redshiftdata", { sdk: "redshiftdata", policy: "redshift-data" }],
  ["sesv2", { sdk: "sesv2", policy: "ses" }],
  ["sfn", { sdk: "sfn", policy: "states" }],
  ["states", { sdk: "sfn", policy: "states" }],
]);

interface Optimized {
  readonly name: string;
  readonly requestResponse?: readonly string[];
  readonly sync?: readonly string[];
  readonly waitForTaskToken?: readonly string[];
}

/** By the service's name behind `aws-sdk:`. */
const OPTIMIZED: ReadonlyMap<string, Optimized> = new Map<string, Optimized>([
  ["athena", { name: "athena", sync: ["startQueryExecution"] }],
  ["batch", { name: "batch", sync: ["submitJob"] }],
  ["bedrockruntime", { name: "bedrock", requestResponse: ["invokeModel"] }],
  ["codebuild", { name: "codebuild", sync: ["startBuild", "startBuildBatch"] }],
  ["ecs", { name: "ecs", sync: ["runTask"], waitForTaskToken: ["runTask"] }],
  ["eks", { name: "eks", sync: ["runJob"] }],
  ["emrserverless", { name: "emr-serverless", sync: ["startJobRun"] }],
  ["eventbridge", { name: "events", waitForTaskToken: ["putEvents"] }],
  ["glue", { name: "glue", sync: ["startJobRun"] }],
  ["sns", { name: "sns", waitForTaskToken: ["publish"] }],
  ["sqs", { name: "sqs", waitForTaskToken: ["sendMessage"] }],
]);
