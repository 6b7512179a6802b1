import { account } from "../../arns.ts";
import type { ContainerDeclaration } from "../declarations.ts";
import { familyOf, type RunTaskArguments } from "./run-task-arguments.ts";

const prefix = `arn:${account.partition}:ecs:${account.region}:${account.id}`;

/** How a task has come so far. Instants are milliseconds since 1970. */
export type TaskPhase =
  | { readonly kind: "provisioning" }
  | {
      readonly kind: "exited";
      readonly exitCode: number;
      readonly startedAt: number;
      readonly at: number;
    }
  | { readonly kind: "notStarted"; readonly reason: string; readonly at: number };

export interface EcsTaskFacts {
  readonly id: string;
  readonly container: ContainerDeclaration;
  readonly arguments: RunTaskArguments;
  readonly createdAt: number;
  readonly phase: TaskPhase;
}

/**
 * The Task object of ECS in Step Functions' casing: the result of `ecs:runTask.sync`, and the cause when it failed.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
 */
export function ecsTask({
  id,
  container,
  arguments: given,
  createdAt,
  phase,
}: EcsTaskFacts): object {
  const cluster = given.cluster.split("/").at(-1) ?? given.cluster;
  const taskArn = `${prefix}:task/${cluster}/${id}`;
  const family = familyOf(given.taskDefinition);
  const { cpu = container.cpu, memoryMiB = container.memoryMiB } = given;
  const isStopped = phase.kind !== "provisioning";
  return {
    Attachments: [],
    Attributes: [{ Name: "ecs.cpu-architecture", Value: container.architecture ?? "x86_64" }],
    AvailabilityZone: `${account.region}a`,
    ClusterArn: `${prefix}:cluster/${cluster}`,
    Containers: [ecsContainer(id, taskArn, container, phase)],
    Cpu: String(cpu),
    CreatedAt: createdAt,
    DesiredStatus: isStopped ? "STOPPED" : "RUNNING",
    EnableExecuteCommand: false,
    EphemeralStorage: { SizeInGiB: container.storageGiB ?? 20 },
    Group: `family:${family}`,
    InferenceAccelerators: [],
    LastStatus: isStopped ? "STOPPED" : "PROVISIONING",
    ...machines(given),
    Memory: String(memoryMiB),
    Overrides: { ContainerOverrides: given.overrides, InferenceAcceleratorOverrides: [] },
    PlatformFamily: "Linux",
    PlatformVersion: "1.4.0",
    StartedBy: "AWS Step Functions",
    Tags: [],
    TaskArn: taskArn,
    TaskDefinitionArn: `${prefix}:task-definition/${family}:1`,
    Version: isStopped ? 5 : 1,
    ...ending(phase),
  };
}

/** Only Fargate's own providers are Fargate. */
function machines({ launchType, provider }: RunTaskArguments): object {
  if (provider === undefined) return { LaunchType: launchType };
  const isFargate = provider.startsWith("FARGATE");
  return { CapacityProviderName: provider, LaunchType: isFargate ? "FARGATE" : "EC2" };
}

function imageOf(
  image: Exclude<ContainerDeclaration["image"], { kind: "taskDefinition" }>,
): string {
  return image.kind === "uri" ? image.uri : image.path;
}

function ecsContainer(
  id: string,
  taskArn: string,
  { name, image, cpu, memoryMiB }: ContainerDeclaration,
  phase: TaskPhase,
): object {
  return {
    ContainerArn: `${prefix}:container/${taskArn.split("task/")[1]}/${id}`,
    Cpu: String(cpu),
    GpuIds: [],
    ...(image.kind === "taskDefinition" ? {} : { Image: imageOf(image) }),
    LastStatus: phase.kind === "provisioning" ? "PENDING" : "STOPPED",
    ManagedAgents: [],
    Memory: String(memoryMiB),
    Name: image.kind === "taskDefinition" ? image.container : name,
    NetworkBindings: [],
    NetworkInterfaces: [],
    TaskArn: taskArn,
    ...(phase.kind === "exited" ? { ExitCode: phase.exitCode } : {}),
    ...("reason" in phase ? { Reason: phase.reason } : {}),
  };
}

function ending(phase: TaskPhase): object {
  if (phase.kind === "provisioning") return {};
  const stopped = { ExecutionStoppedAt: phase.at, StoppingAt: phase.at, StoppedAt: phase.at };
  if (phase.kind === "notStarted")
    return { ...stopped, StopCode: "TaskFailedToStart", StoppedReason: phase.reason };
  return {
    ...stopped,
    PullStartedAt: phase.startedAt,
    PullStoppedAt: phase.startedAt,
    StartedAt: phase.startedAt,
    StopCode: "EssentialContainerExited",
    StoppedReason: "Essential container in task exited",
  };
}
