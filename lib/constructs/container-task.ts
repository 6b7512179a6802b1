import { existsSync } from "node:fs";
import { join } from "node:path";
import { Annotations, Stack } from "aws-cdk-lib";
import { DockerImageAsset, Platform } from "aws-cdk-lib/aws-ecr-assets";
import {
  ContainerImage,
  CpuArchitecture,
  FargateTaskDefinition,
  LogDriver,
  OperatingSystemFamily,
} from "aws-cdk-lib/aws-ecs";
import { PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { ContainerDeclaration } from "../compiler/index.ts";
import { assumedBy } from "./assumed-by.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { ecrPullStatements } from "./ecr-pull-statements.ts";
import { keepLogs } from "./keep-logs.ts";
import type { ResourceNames } from "./resource-names.ts";

export interface ContainerTaskProps {
  readonly container: ContainerDeclaration;
  readonly names: ResourceNames;
  readonly logRetention: RetentionDays;
}

/**
 * A container as one ECS task definition for Fargate, `nagare-<env>-<container>`, whose only container carries the declared name. Its
 * task role may do nothing until it is granted something: `bucket.grantRead(stack.container("load").taskRole)`.
 */
export class ContainerTask extends Construct {
  readonly taskDefinition: FargateTaskDefinition;
  /** What the container itself may do. */
  readonly taskRole: Role;
  /** What ECS may do to start it: pull the image, write logs. */
  readonly executionRole: Role;

  constructor(
    scope: Construct,
    id: string,
    { container, names, logRetention }: ContainerTaskProps,
  ) {
    super(scope, id);
    this.taskRole = ecsRole(this, "TaskRole");
    this.executionRole = ecsRole(this, "ExecutionRole");
    this.taskDefinition = new FargateTaskDefinition(this, "TaskDefinition", {
      family: names.taskDefinition(container.name),
      cpu: container.cpu,
      memoryLimitMiB: container.memoryMiB,
      runtimePlatform: {
        cpuArchitecture: CpuArchitecture.X86_64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
      taskRole: this.taskRole,
      executionRole: this.executionRole,
    });
    const { image, version } = imageOf(this, container);
    this.taskDefinition.addContainer(container.name, {
      image,
      environment: {
        DD_ENV: names.environment,
        DD_SERVICE: container.name,
        DD_VERSION: version,
      },
      logging: LogDriver.awsLogs({
        logGroup: keepLogs(this, names.taskDefinitionLogs(container.name), logRetention),
        streamPrefix: "nagare",
      }),
    });
    if (container.image.kind === "uri") this.#allowPull(container.image.uri);
  }

  /** Lets the container answer the task tokens of a state machine: `NAGARE_TASK_TOKEN` in its environment. */
  allowAnswers(stateMachineArn: string): void {
    this.taskRole.addToPolicy(
      new PolicyStatement({
        actions: ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"],
        resources: [stateMachineArn],
      }),
    );
  }

  #allowPull(uri: string): void {
    const stack = Stack.of(this);
    for (const statement of ecrPullStatements(uri, stack.partition)) {
      this.executionRole.addToPolicy(statement);
    }
    Annotations.of(this).acknowledgeWarning(
      "@aws-cdk/aws-ecs:ecrImageRequiresPolicy",
      "the execution role has the policy, and the URI stays as the flow says it",
    );
  }
}

function ecsRole(scope: Construct, id: string): Role {
  const tasks = Stack.of(scope).formatArn({ service: "ecs", resource: "*" });
  return new Role(scope, id, { assumedBy: assumedBy(scope, "ecs-tasks.amazonaws.com", tasks) });
}

/** What is run, and what Datadog is to call that. */
interface Image {
  readonly image: ContainerImage;
  readonly version: string;
}

function imageOf(scope: Construct, { image, name, span }: ContainerDeclaration): Image {
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
    // Fargate's default, also when the image is built on an ARM laptop.
    platform: Platform.LINUX_AMD64,
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
