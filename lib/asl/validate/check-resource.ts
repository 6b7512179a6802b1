import type { JsonObject } from "../json.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";

const callback = "waitForTaskToken";

/**
 * The optimized integrations with few actions, and what may follow each action. Services with many actions are
 * known by name only; `aws-sdk:*` takes any.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
const integrations: Readonly<Record<string, Readonly<Record<string, readonly string[]>> | "any">> =
  {
    apigateway: { invoke: [callback] },
    athena: "any",
    batch: { submitJob: ["sync"] },
    bedrock: "any",
    codebuild: "any",
    databrew: "any",
    dynamodb: { getItem: [], putItem: [], updateItem: [], deleteItem: [] },
    ecs: { runTask: ["sync", callback] },
    eks: "any",
    elasticmapreduce: "any",
    "emr-containers": "any",
    "emr-serverless": "any",
    events: { putEvents: [callback] },
    glue: { startJobRun: ["sync"] },
    http: { invoke: [] },
    lambda: { invoke: [callback] },
    mediaconvert: "any",
    sagemaker: "any",
    sns: { publish: [callback] },
    sqs: { sendMessage: [callback] },
    states: { startExecution: ["sync", "sync:2", callback] },
  };

const serviceArn = /^arn:[^:]+:states:[^:]*:[^:]*:(aws-sdk:[^:]+|[^:]+):([^.]+)(?:\.(.+))?$/;

export function checkResource(
  { Type, Resource }: JsonObject,
  location: string,
  type: "STANDARD" | "EXPRESS",
): readonly DefinitionDiagnostic[] {
  if (Type !== "Task" || typeof Resource !== "string") return [];
  const at = `${location}/Resource`;
  if (!Resource.startsWith("arn:")) return [schemaError("Value is not a valid resource ARN", at)];
  const [, service, action, pattern] = serviceArn.exec(Resource) ?? [];
  if (service === undefined || action === undefined) return [];
  if (service === "activity") {
    return type === "EXPRESS"
      ? [schemaError("Express state machine does not support Activity ARN", at)]
      : [];
  }
  if (!isKnown(service, action, pattern)) return [schemaError(unrecognized(Resource), at)];
  if (type === "STANDARD" || pattern === undefined) return [];
  return [
    schemaError(`Express state machine does not support '.${pattern}' service integration`, at),
  ];
}

function isKnown(service: string, action: string, pattern: string | undefined): boolean {
  if (service.startsWith("aws-sdk:")) return pattern === undefined || pattern === callback;
  const actions = integrations[service];
  if (actions === undefined || actions === "any") return actions === "any";
  const patterns = actions[action];
  return patterns !== undefined && (pattern === undefined || patterns.includes(pattern));
}

function unrecognized(resource: string): string {
  return `The resource provided ${resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`;
}
