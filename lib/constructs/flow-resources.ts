import type { JsonObject } from "../asl/index.ts";
/** What the steps of a flow may name: an environment's resources, as ARNs and names that are known at deploy. */
export interface FlowResources {
  readonly partition: string;
  /** Of anything in this account and region, or in one of them alone: S3's ARNs have neither, IAM's no region. */
  arn(service: string, resource: string, nowhere?: "no account" | "no region"): string;
  functionName(task: string): string;
  functionArn(task: string): string;
  container(name: string): ContainerResources;
  /** Of an EventBridge connection. */
  connectionArn(connection: string): string;
  stateMachineArn(flow: string): string;
  /** What starts a flow. */
  aliasArn(flow: string): string;
  /** Of the key that encrypts runs; absent where AWS's own does. */
  readonly encryptionKeyArn?: string;
  /** All executions of a flow, as an ARN with `*`. */
  executionArns(flow: string): string;
  /** Where runs leave files and large results. */
  dataBucket(): { readonly name: string; readonly arn: string };
  /** Who holds what, and the function of those who wait. */
  locks(): LockResources;
  /** A rule of the default event bus. */
  ruleArn(name: string): string;
}

export interface LockResources {
  readonly tableName: string;
  readonly tableArn: string;
  readonly functionName: string;
  readonly functionArn: string;
}

/** What running one container takes. */
export interface ContainerResources {
  readonly family: string;
  /** What registers a revision like the deployed one: the arguments of `registerTaskDefinition`, with CloudFormation's functions for what is known at deploy. */
  readonly registration: () => JsonObject;
  /** All revisions of the family, as an ARN with `*`. */
  readonly revisionArns: string;
  /** What ECS is to use for it. */
  readonly roleArns: readonly string[];
  readonly clusterArn: string;
  /** All tasks of the cluster, as an ARN with `*`. */
  readonly clusterTaskArns: string;
  /** Absent where its task definition has another network mode than `awsvpc`. */
  readonly network?: ContainerNetwork;
}

/** Where containers run. */
export interface ContainerNetwork {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly assignPublicIp: boolean;
}
