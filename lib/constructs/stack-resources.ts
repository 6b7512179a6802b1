import { ArnFormat, type Stack } from "aws-cdk-lib";
import { colonArn } from "./colon-arn.ts";
import type { ContainerCluster } from "./container-cluster.ts";
import type { DataBucket } from "./data-bucket.ts";
import type { ContainerNetwork, ContainerResources, FlowResources } from "./flow-resources.ts";
import type { FunctionTask } from "./function-task.ts";
import { LIVE } from "./live-alias.ts";
import type { ResourceNames } from "./resource-names.ts";
import type { RunnableTask } from "./runnable-task.ts";

interface StackParts {
  readonly tasks: ReadonlyMap<string, FunctionTask>;
  readonly containers: ReadonlyMap<string, RunnableTask>;
  /** Absent without containers. */
  readonly cluster: ContainerCluster | undefined;
  /** ARNs, by the names that flows have for them. */
  readonly connections: ReadonlyMap<string, string>;
  /** Absent where no flow needs it. */
  readonly data: DataBucket | undefined;
  /** Absent where AWS's own key encrypts runs. */
  readonly encryptionKeyArn: string | undefined;
}

/** What the flows of an environment may name, by name where it has one: they may start each other, and lie in other stacks than their tasks. */
export function stackResources(
  stack: Stack,
  names: ResourceNames,
  { tasks, containers, cluster, connections, data, encryptionKeyArn }: StackParts,
): FlowResources {
  return {
    partition: stack.partition,
    ...(encryptionKeyArn !== undefined && { encryptionKeyArn }),
    arn: (service, resource, nowhere) =>
      stack.formatArn({
        service,
        resource,
        arnFormat: ArnFormat.NO_RESOURCE_NAME,
        ...(nowhere === "no region" && { region: "" }),
        ...((nowhere === "no account" || service === "s3") && { account: "" }),
      }),
    functionName: (task) => known(tasks, task).name,
    functionArn: (task) => colonArn(stack, "lambda", "function", known(tasks, task).name),
    container: (name) => containerResources(stack, known(containers, name), cluster),
    connectionArn: (connection) => known(connections, connection),
    dataBucket: () => {
      if (data === undefined) throw new Error("a definition needs a bucket that is not deployed");
      return { name: data.bucket.bucketName, arn: data.bucket.bucketArn };
    },
    locks: () => ({
      tableName: names.locksTable,
      tableArn: stack.formatArn({
        ...{ service: "dynamodb", resource: "table", resourceName: names.locksTable },
      }),
      functionName: names.locks,
      functionArn: colonArn(stack, "lambda", "function", names.locks),
    }),
    stateMachineArn: (flow) => colonArn(stack, "states", "stateMachine", names.stateMachine(flow)),
    aliasArn: (flow) =>
      colonArn(stack, "states", "stateMachine", `${names.stateMachine(flow)}:${LIVE}`),
    executionArns: (flow) =>
      colonArn(stack, "states", "execution", `${names.stateMachine(flow)}:*`),
    ruleArn: (rule) => stack.formatArn({ service: "events", resource: "rule", resourceName: rule }),
  };
}

function containerResources(
  stack: Stack,
  task: RunnableTask,
  cluster: ContainerCluster | undefined,
): ContainerResources {
  if (cluster === undefined) throw new Error("containers have no cluster");
  const { family, roleArns, network } = task;
  return {
    family,
    registration: () => task.registration(),
    revisionArns: stack.formatArn({
      service: "ecs",
      resource: "task-definition",
      resourceName: `${family}:*`,
    }),
    roleArns,
    clusterArn: cluster.clusterArn,
    clusterTaskArns: cluster.taskArns,
    ...networkOf(network, cluster),
  };
}

/** Only Fargate gives a task a public address itself. */
function networkOf(
  kind: RunnableTask["network"],
  { network }: ContainerCluster,
): { readonly network?: ContainerNetwork } {
  if (kind === "none") return {};
  return { network: kind === "fargate" ? network : { ...network, assignPublicIp: false } };
}

function known<Value>(all: ReadonlyMap<string, Value>, name: string): Value {
  const value = all.get(name);
  if (value !== undefined) return value;
  throw new Error(`a definition names "${name}", which is not deployed`);
}
