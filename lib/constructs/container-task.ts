import { existsSync } from "node:fs";
import { join } from "node:path";
import { Annotations, Stack } from "aws-cdk-lib";
import { DockerImageAsset, Platform } from "aws-cdk-lib/aws-ecr-assets";
import {
  type CfnTaskDefinition,
  Compatibility,
  ContainerImage,
  CpuArchitecture,
  LogDriver,
  NetworkMode,
  OperatingSystemFamily,
  TaskDefinition,
} from "aws-cdk-lib/aws-ecs";
import { type IRole, PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { JsonObject } from "../asl/index.ts";
import type { ContainerDeclaration } from "../compiler/index.ts";
import type { Environment } from "../flow/index.ts";
import { acceptFinding } from "./accept-finding.ts";
import { acceptWildcard, allow } from "./allow.ts";
import { assumedBy } from "./assumed-by.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { containerSecrets } from "./container-secrets.ts";
import { datadogSettings } from "./datadog/datadog-settings.ts";
import { addLogRouter, toDatadog } from "./datadog/log-router.ts";
import { type UnifiedTags, unifiedTags } from "./datadog/unified-tags.ts";
import { ecrPullStatements } from "./ecr-pull-statements.ts";
import { keepLogs } from "./keep-logs.ts";
import { registrationOf } from "./registration-of.ts";
import type { ResourceNames } from "./resource-names.ts";
import type { RunnableTask } from "./runnable-task.ts";
import { scriptStart } from "./script-start.ts";
import { withPolicyHere } from "./with-policy-here.ts";

export interface ContainerTaskProps {
  readonly container: ContainerDeclaration;
  readonly names: ResourceNames;
  readonly logRetention: RetentionDays;
  /** What the container may do, in place of a role of its own. @default one that may do nothing */
  readonly taskRole?: IRole;
  /** What this environment calls secrets and parameters, and how it is shown in Datadog. @default as the container does, and not at all */
  readonly environment?: Pick<
    Environment,
    "secrets" | "parameters" | "datadog" | "notify" | "tags"
  >;
}

/**
 * A container as one ECS task definition, `nagare-<env>-<container>`, whose only container carries the declared name. Its
 * task role may do nothing until it is granted something: `bucket.grantRead(stack.container("load").taskRole)`.
 */
export class ContainerTask extends Construct implements RunnableTask {
  readonly taskDefinition: TaskDefinition;
  readonly network: RunnableTask["network"];
  /** What the container itself may do. */
  readonly taskRole: IRole;
  /** What ECS may do to start it: pull the image, write logs. */
  readonly executionRole: Role;
  /** Of its image or script: it changes when that does. */
  readonly version: string;

  constructor(scope: Construct, id: string, props: ContainerTaskProps) {
    super(scope, id);
    const { container, names, environment = {} } = props;
    const isOnMachines = typeof container.capacity === "object";
    this.network = isOnMachines ? "machine" : "fargate";
    this.taskRole = taskRole(this, props);
    this.executionRole = ecsRole(this, "ExecutionRole");
    this.taskDefinition = this.#definition(container, names);
    const { image, version } = imageOf(this, container);
    const script = scriptStart(container);
    this.version = script?.version ?? version;
    const tags = this.#tags(props);
    const settings = datadogSettings(environment);
    const logGroup = keepLogs(this, names.taskDefinitionLogs(container.name), props.logRetention);
    const inCloudWatch = LogDriver.awsLogs({ logGroup, streamPrefix: "nagare" });
    const hasRouter = settings?.containers === "firelens";
    this.taskDefinition.addContainer(container.name, {
      image,
      // The bound is the task's; a machine needs to know how much to keep free.
      ...(isOnMachines && { memoryReservationMiB: container.memoryMiB }),
      ...(script && { entryPoint: [...script.entryPoint] }),
      environment: {
        DD_ENV: tags.env,
        DD_SERVICE: tags.service,
        DD_VERSION: tags.version,
        ...script?.environment,
      },
      ...(environment.datadog && { dockerLabels: labelsOf(tags) }),
      secrets: { ...containerSecrets(this, container, environment) },
      logging: hasRouter ? toDatadog(Stack.of(this), settings, tags) : inCloudWatch,
    });
    if (hasRouter) addLogRouter(this.taskDefinition, inCloudWatch);
    acceptFinding(this.taskDefinition.node.defaultChild as CfnTaskDefinition, {
      id: "AwsSolutions-ECS2",
      reason:
        "These variables tell what runs, none is a secret: those come from Secrets Manager or the Parameter Store",
    });
    if (container.image.kind === "uri") this.#allowPull(container.image.uri);
    else acceptWildcard(this.executionRole, "*");
  }

  #definition(container: ContainerDeclaration, names: ResourceNames): TaskDefinition {
    return new TaskDefinition(this, "TaskDefinition", {
      family: names.taskDefinition(container.name),
      compatibility:
        this.network === "machine" ? Compatibility.EC2_AND_FARGATE : Compatibility.FARGATE,
      networkMode: NetworkMode.AWS_VPC,
      cpu: String(container.cpu),
      memoryMiB: String(container.memoryMiB),
      ...(container.storageGiB !== undefined && { ephemeralStorageGiB: container.storageGiB }),
      runtimePlatform: {
        cpuArchitecture: PROCESSORS[container.architecture].cpuArchitecture,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
      taskRole: this.taskRole,
      executionRole: this.executionRole,
    });
  }

  /** Without Datadog a container is called as it always was: by its own names. */
  #tags({ container, names, environment = {} }: ContainerTaskProps): UnifiedTags {
    const own = { name: container.name, version: this.version };
    return unifiedTags(names.environment, environment.datadog ? environment : {}, own);
  }

  get family(): string {
    return this.taskDefinition.family;
  }

  get roleArns(): readonly string[] {
    return [this.taskRole.roleArn, this.executionRole.roleArn];
  }

  registration(): JsonObject {
    return registrationOf(this.taskDefinition);
  }

  /** Lets the container answer the task tokens of a state machine: `NAGARE_TASK_TOKEN` in its environment. */
  allowAnswers(stateMachineArn: string): void {
    this.taskRole.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"],
        resources: [stateMachineArn],
      }),
    );
  }

  #allowPull(uri: string): void {
    const stack = Stack.of(this);
    for (const statement of ecrPullStatements(uri, stack.partition)) {
      allow(this.executionRole, statement);
    }
    Annotations.of(this).acknowledgeWarning(
      "@aws-cdk/aws-ecs:ecrImageRequiresPolicy",
      "the execution role has the policy, and the URI stays as the flow says it",
    );
  }
}

/** By which Datadog's agent on a machine knows a container. */
function labelsOf({ env, service, version }: UnifiedTags): Record<string, string> {
  return {
    "com.datadoghq.tags.env": env,
    "com.datadoghq.tags.service": service,
    "com.datadoghq.tags.version": version,
  };
}

function taskRole(
  scope: Construct,
  { taskRole: given, names, container }: ContainerTaskProps,
): IRole {
  if (given === undefined) return ecsRole(scope, "TaskRole");
  return withPolicyHere(scope, given, names.taskDefinition(container.name));
}

function ecsRole(scope: Construct, id: string): Role {
  const tasks = Stack.of(scope).formatArn({ service: "ecs", resource: "*" });
  return new Role(scope, id, { assumedBy: assumedBy(scope, "ecs-tasks.amazonaws.com", tasks) });
}

const PROCESSORS = {
  x86_64: { cpuArchitecture: CpuArchitecture.X86_64, platform: Platform.LINUX_AMD64 },
  arm64: { cpuArchitecture: CpuArchitecture.ARM64, platform: Platform.LINUX_ARM64 },
} as const satisfies Record<ContainerDeclaration["architecture"], object>;

/** What is run, and what Datadog is to call that. */
interface Image {
  readonly image: ContainerImage;
  readonly version: string;
}

function imageOf(scope: Construct, container: ContainerDeclaration): Image {
  const { image, name, span, architecture } = container;
  if (image.kind === "taskDefinition") throw new Error(`"${name}" has a task definition already`);
  if (image.kind === "uri") {
    return { image: ContainerImage.fromRegistry(image.uri), version: versionOf(image.uri) };
  }
  if (!existsSync(join(image.path, "Dockerfile"))) {
    throw new ConfigurationError(
      `${span.file}:${span.line}:${span.column}: the image of container "${name}" needs a Dockerfile in ${image.path}`,
    );
  }
  const asset = new DockerImageAsset(scope, "Image", {
    directory: image.path,
    // Said whatever machine builds it: an ARM laptop would make an ARM image.
    platform: PROCESSORS[architecture].platform,
  });
  const version = asset.assetHash.slice(0, VERSION_CHARACTERS);
  return { image: ContainerImage.fromDockerImageAsset(asset), version };
}

const VERSION_CHARACTERS = 12;

/** The tag, or the beginning of the digest. */
function versionOf(uri: string): string {
  const [, digest] = /@sha256:(\w+)$/.exec(uri) ?? [];
  const [, tag = "latest"] = /:([\w.-]+)$/.exec(uri) ?? [];
  return digest?.slice(0, VERSION_CHARACTERS) ?? tag;
}
