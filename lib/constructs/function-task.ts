import { Duration } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LayerVersion,
  Runtime,
} from "aws-cdk-lib/aws-lambda";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { TaskDeclaration } from "../compiler/index.ts";
import { keepLogs } from "./keep-logs.ts";
import type { ResourceNames } from "./resource-names.ts";

export interface FunctionTaskProps {
  readonly task: TaskDeclaration;
  readonly names: ResourceNames;
  /** The folder of the task's bundle: see {@link bundleTasks}. */
  readonly bundle: string;
  readonly logRetention: RetentionDays;
}

/**
 * A function task as one Lambda function, `nagare-<env>-<task>`. Its role may write its own logs and nothing else; give it more with
 * any grant of the AWS CDK: `bucket.grantRead(stack.task("denormalize").function)`.
 */
export class FunctionTask extends Construct {
  readonly function: LambdaFunction;

  constructor(
    scope: Construct,
    id: string,
    { task, names, bundle, logRetention }: FunctionTaskProps,
  ) {
    super(scope, id);
    const logGroup = keepLogs(this, names.functionLogs(task.name), logRetention);
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    });
    logGroup.grantWrite(role);
    this.function = new LambdaFunction(this, "Function", {
      functionName: names.function(task.name),
      description: `The task ${task.name} of ${task.span.file}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: ARCHITECTURES[task.architecture],
      handler: "index.handler",
      code: Code.fromAsset(bundle),
      memorySize: task.memoryMiB,
      timeout: Duration.seconds(task.timeoutSeconds),
      // The bundle is minified, its source map lies beside it.
      environment: {
        NODE_OPTIONS: "--enable-source-maps",
        NAGARE_ENVIRONMENT: names.environment,
        ...task.environment,
      },
      ...(task.reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: task.reservedConcurrency,
      }),
      layers: (task.layers ?? []).map((arn, index) =>
        LayerVersion.fromLayerVersionArn(this, `Layer${index + 1}`, arn),
      ),
      role,
      logGroup,
    });
  }
}

const ARCHITECTURES = {
  arm64: Architecture.ARM_64,
  x86_64: Architecture.X86_64,
} satisfies Record<TaskDeclaration["architecture"], Architecture>;
