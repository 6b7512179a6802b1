import type { JsonValue, TaskState } from "../../asl/index.ts";
import { bareExpression } from "./bare-expression.ts";
import { type ServiceCall, serviceOf } from "./service.ts";

/**
 * What a Task calls: `Lambda · denormalize`, `Fargate · load`, `S3 · putObject`. A container that answers with a token is still a container;
 * elsewhere a token means that somebody else must answer.
 */
export function describeTask(state: TaskState): string {
  const call = serviceOf(state.Resource);
  const parameters = state.Arguments ?? state.Parameters ?? null;
  const described = describers[call.service]?.(call, parameters) ?? describeOther(call);
  return call.pattern === "token" && call.service !== "ecs" ? `${described} · callback` : described;
}

type Describe = (call: ServiceCall, parameters: JsonValue) => string;

const describers: Readonly<Record<string, Describe>> = {
  lambda: ({ action }, parameters) =>
    `Lambda · ${lastName(member(parameters, "FunctionName")) ?? action}`,
  ecs: ({ action }, parameters) => {
    return `${machinesOf(parameters)} · ${lastName(member(parameters, "TaskDefinition")) ?? action}`;
  },
  states: ({ action }, parameters) =>
    `Flow · ${lastName(member(parameters, "StateMachineArn")) ?? action}`,
};

/** Fargate where nothing else is said: by a launch type, or by capacity providers, of which Fargate's own two begin so. */
function machinesOf(parameters: JsonValue): "Fargate" | "Fargate Spot" | "ECS" {
  const strategy = argument(parameters, "CapacityProviderStrategy");
  const first = Array.isArray(strategy) ? strategy[0] : undefined;
  const provider = first === undefined ? undefined : member(first, "CapacityProvider");
  if (provider === "FARGATE_SPOT") return "Fargate Spot";
  const isElsewhere = provider !== undefined && provider !== "FARGATE";
  return isElsewhere || member(parameters, "LaunchType") === "EC2" ? "ECS" : "Fargate";
}

function describeOther({ service, action }: ServiceCall): string {
  return `${serviceNames[service] ?? capitalize(service)} · ${action}`;
}

const serviceNames: Readonly<Record<string, string>> = {
  batch: "Batch",
  dynamodb: "DynamoDB",
  events: "EventBridge",
  http: "HTTP",
  s3: "S3",
  ses: "SES",
  sesv2: "SES",
  sns: "SNS",
  sqs: "SQS",
};

function member(parameters: JsonValue, name: string): string | undefined {
  const value = argument(parameters, name);
  return typeof value === "string" ? value : undefined;
}

function argument(parameters: JsonValue, name: string): JsonValue | undefined {
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) return;
  return Object.entries(parameters).find(([key]) => key.replace(/\.\$$/, "") === name)?.[1];
}

/** The name in an ARN, a placeholder or a plain name, as the flow's author knows it: without version and `nagare-<env>-`. */
function lastName(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const name = bareExpression(text)
    .replace(/\$?\{([^}]*)\}/g, "$1")
    .replace(/:(?:\$LATEST|\d+)$/, "");
  return (/[^:/.]+$/.exec(name)?.[0] ?? name).replace(/^nagare-[^-]+-/, "");
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
