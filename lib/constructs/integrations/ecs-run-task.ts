import type { JsonObject, JsonValue } from "../../asl/index.ts";
import type { ContainerNetwork, FlowResources } from "../flow-resources.ts";
import { withDataBucket } from "./data-object.ts";
import type { Integration } from "./integration.ts";
import type { Permission } from "./permission.ts";
import { containerInCall } from "./placeholders.ts";

type Reference = Parameters<NonNullable<Integration["bind"]>>[2];

/**
 * The task definition is named by its family: CloudFormation deregisters the revision that a deploy replaces, and a run
 * that was started before the deploy, or is redriven after it, could not start that revision any more.
 */
function bind(args: JsonObject, resources: FlowResources, reference: Reference): JsonObject {
  const container = resources.container(containerInCall(args));
  return {
    ...args,
    Cluster: reference("cluster", container.clusterArn),
    // A revision that a state before has registered stays.
    ...(isExpression(args["TaskDefinition"]) ? {} : { TaskDefinition: container.family }),
    ...(args["Overrides"] !== undefined && {
      Overrides: withDataBucket(args["Overrides"], () =>
        reference("data bucket", resources.dataBucket().name),
      ),
    }),
    ...(container.network && {
      NetworkConfiguration: networkConfiguration(container.network, reference),
    }),
  };
}

function isExpression(value: JsonValue | undefined): boolean {
  return typeof value === "string" && value.startsWith("{%");
}

function networkConfiguration(network: ContainerNetwork, reference: Reference): JsonObject {
  const { subnetIds, securityGroupIds, assignPublicIp } = network;
  return {
    AwsvpcConfiguration: {
      Subnets: subnetIds.map((id, index) => reference(`subnet ${index + 1}`, id)),
      SecurityGroups: securityGroupIds.map((id, index) =>
        reference(`security group ${index + 1}`, id),
      ),
      AssignPublicIp: assignPublicIp ? "ENABLED" : "DISABLED",
    },
  };
}

function runPermissions(args: JsonObject, resources: FlowResources): readonly Permission[] {
  const container = resources.container(containerInCall(args));
  return [
    {
      actions: ["ecs:RunTask"],
      resources: [container.revisionArns],
      conditions: { ArnEquals: { "ecs:cluster": container.clusterArn } },
    },
    ...passRole(container.roleArns),
  ];
}

function passRole(roleArns: readonly string[]): readonly Permission[] {
  if (roleArns.length === 0) return [];
  const conditions = { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } };
  return [{ actions: ["iam:PassRole"], resources: roleArns, conditions }];
}

/** Waiting adds the watching, and the stopping when the run ends first. */
function syncPermissions(args: JsonObject, resources: FlowResources): readonly Permission[] {
  const container = resources.container(containerInCall(args));
  return [
    ...runPermissions(args, resources),
    { actions: ["ecs:DescribeTasks", "ecs:StopTask"], resources: [container.clusterTaskArns] },
    {
      actions: ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
      resources: [resources.ruleArn("StepFunctionsGetEventsForECSTaskRule")],
    },
  ];
}

/** `ecs:runTask`, alone or with a task token: nobody waits for the ECS task itself. */
export const ecsRunTask: Integration = { bind, permissions: runPermissions };

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html */
export const ecsRunTaskSync: Integration = { bind, permissions: syncPermissions };
