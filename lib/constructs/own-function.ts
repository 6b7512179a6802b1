import type { Duration } from "aws-cdk-lib";
import { type Conditions, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  Runtime,
} from "aws-cdk-lib/aws-lambda";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { allow } from "./allow.ts";
import { keepLogs } from "./keep-logs.ts";

/** Actions, what they are allowed on, and when. */
export type Permission = readonly [
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Conditions,
];

export interface OwnFunctionProps {
  readonly name: string;
  readonly description: string;
  readonly logs: string;
  readonly logRetention: RetentionDays;
  /** Its `index` exports `handler`. */
  readonly code: Code;
  /** Beside its logs. What is allowed on nothing is left out. */
  readonly permissions: readonly Permission[];
  /** @default Lambda's, 128 */
  readonly memoryMiB?: number;
  readonly timeout: Duration;
  readonly environment?: Readonly<Record<string, string>>;
}

/** One of nagare's own functions in `lambda/`, with its log group and a role that may do what is asked and no more. The only one in its scope. */
export function ownFunction(scope: Construct, props: OwnFunctionProps): LambdaFunction {
  const { name, description, code, memoryMiB, timeout, environment } = props;
  const logGroup = keepLogs(scope, props.logs, props.logRetention);
  const role = new Role(scope, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  logGroup.grantWrite(role);
  for (const [actions, resources, conditions] of props.permissions) {
    if (resources.length === 0) continue;
    const allowed = { actions: [...actions], resources: [...resources] };
    allow(role, new PolicyStatement({ ...allowed, ...(conditions && { conditions }) }));
  }
  return new LambdaFunction(scope, "Function", {
    functionName: name,
    description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: "index.handler",
    code,
    timeout,
    ...(memoryMiB !== undefined && { memorySize: memoryMiB }),
    ...(environment !== undefined && { environment }),
    role,
    logGroup,
  });
}
