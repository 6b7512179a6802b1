import { Duration, FileSystem } from "aws-cdk-lib";
import { type IRole, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type CfnFunction,
  Code,
  Function as LambdaFunction,
  LayerVersion,
  Runtime,
} from "aws-cdk-lib/aws-lambda";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { TaskDeclaration } from "../compiler/index.ts";
import type { Environment } from "../flow/index.ts";
import { acceptWildcard } from "./allow.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { DataBucket } from "./data-bucket.ts";
import { keepLogs } from "./keep-logs.ts";
import type { ResourceNames } from "./resource-names.ts";
import { withPolicyHere } from "./with-policy-here.ts";

export interface FunctionTaskProps {
  readonly task: TaskDeclaration;
  readonly names: ResourceNames;
  /** The folder of the task's bundle: see {@link bundleTasks}. */
  readonly bundle: string;
  readonly logRetention: RetentionDays;
  /** What the function is to be, in place of a role of its own. @default one that may write its logs */
  readonly role?: IRole;
  /** The environment's, for a task that asks for it. */
  readonly network?: NonNullable<Environment["network"]>;
}

/**
 * A function task as one Lambda function, `nagare-<env>-<task>`. Its role may write its own logs and nothing else; give it more with
 * any grant of the AWS CDK: `bucket.grantRead(stack.task("denormalize").function)`.
 */
export class FunctionTask extends Construct {
  /** The function's. */
  readonly name: string;
  readonly function: LambdaFunction;
  readonly role: IRole;
  /** Of its code: it changes when that does. */
  readonly version: string;
  /** The variables that the task itself declares. */
  readonly declaredEnvironment: TaskDeclaration["environment"];

  constructor(
    scope: Construct,
    id: string,
    { task, names, bundle, logRetention, network, role: given }: FunctionTaskProps,
  ) {
    super(scope, id);
    const logGroup = keepLogs(this, names.functionLogs(task.name), logRetention);
    const role = given
      ? withPolicyHere(this, given, names.function(task.name))
      : new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    logGroup.grantWrite(role);
    this.role = role;
    this.version = FileSystem.fingerprint(bundle).slice(0, 12);
    this.declaredEnvironment = task.environment;
    this.name = names.function(task.name);
    this.function = new LambdaFunction(this, "Function", {
      functionName: this.name,
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
    if (task.vpc) this.#attach(task, names.environment, network);
  }

  /** Lets the function read a flow's large results. */
  readLargeResults(data: DataBucket, flow: string): void {
    this.function.addEnvironment("NAGARE_DATA_BUCKET", data.bucket.bucketName);
    data.allowRead(this.role, flow, "");
  }

  /** Lets the function leave large results of its own. */
  writeLargeResults(data: DataBucket, flow: string): void {
    data.allowWrite(this.role, flow, `${this.node.id}-`);
  }

  /** By ids, as the environment gives them: CDK's own VPC would want zones too, which nobody needs to know. */
  #attach(task: TaskDeclaration, environment: string, network: FunctionTaskProps["network"]): void {
    const { file, line, column } = task.span;
    if (network === undefined) {
      throw new ConfigurationError(
        `${file}:${line}:${column}: task "${task.name}" has \`vpc: true\`, but environment "${environment}" has no \`network\`: name its VPC, subnets and security groups in flows/environments.ts`,
      );
    }
    const { subnetIds, securityGroupIds } = network;
    const resource = this.function.node.defaultChild as CfnFunction;
    resource.vpcConfig = { subnetIds: [...subnetIds], securityGroupIds: [...securityGroupIds] };
    const grant = this.function.role?.addToPrincipalPolicy(networkInterfaces);
    acceptWildcard(this.role, "*");
    if (grant?.policyDependable) resource.node.addDependency(grant.policyDependable);
  }
}

/** Network interfaces have no ARN before they are made. */
const networkInterfaces = new PolicyStatement({
  actions: [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ],
  resources: ["*"],
});

const ARCHITECTURES = {
  arm64: Architecture.ARM_64,
  x86_64: Architecture.X86_64,
} satisfies Record<TaskDeclaration["architecture"], Architecture>;
