import { errors } from "./errors.ts";

/** The account and region that the local service plays. AWS's documentation uses the same. */
export const account = { id: "123456789012", region: "us-east-1", partition: "aws" } as const;

const prefix = `arn:${account.partition}:states:${account.region}:${account.id}`;

/** Every ARN that the service makes, in one place. */
export const arns = {
  stateMachine: (name: string) => `${prefix}:stateMachine:${name}`,
  version: (stateMachineArn: string, version: number) => `${stateMachineArn}:${version}`,
  alias: (stateMachineArn: string, name: string) => `${stateMachineArn}:${name}`,
  execution: (stateMachineName: string, name: string) =>
    `${prefix}:execution:${stateMachineName}:${name}`,
  express: (stateMachineName: string, name: string, id: string) =>
    `${prefix}:express:${stateMachineName}:${name}:${id}`,
  activity: (name: string) => `${prefix}:activity:${name}`,
  function: (name: string) =>
    `arn:${account.partition}:lambda:${account.region}:${account.id}:function:${name}`,
  role: (name: string) => `arn:${account.partition}:iam::${account.id}:role/${name}`,
} as const;

export interface ParsedArn {
  readonly resourceType: string;
  /** What follows the resource type, split at colons: `[machine, execution]`. */
  readonly parts: readonly [string, ...string[]];
}

type ResourceType = "stateMachine" | "execution" | "express" | "activity" | "mapRun";

/**
 * Reads an ARN of Step Functions and checks that it is one of `expected`.
 * @throws InvalidArn
 */
export function parseArn(arn: string, expected: readonly ResourceType[]): ParsedArn {
  const [head, , service, , , resourceType, first, ...rest] = arn.split(":");
  if (head !== "arn") throw errors.invalidArn(`Invalid ARN prefix: ${arn}`);
  if (service !== "states" || resourceType === undefined || first === undefined)
    throw errors.invalidArn(`Invalid ARN: ${arn}`);
  if (!expected.some((type) => type === resourceType))
    throw errors.invalidArn(`Resource type not valid in this context: ${resourceType}`);
  return { resourceType, parts: [first, ...rest] };
}
