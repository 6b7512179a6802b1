import type { JsonObject } from "../../asl/index.ts";
import type { FlowResources } from "../flow-resources.ts";
import { throughLive } from "../live-alias.ts";
import type { Integration } from "./integration.ts";
import type { Permission } from "./permission.ts";
import { flowInPlaceholder } from "./placeholders.ts";

const bind: Integration["bind"] = (args, resources, reference) => {
  const flow = flowInPlaceholder(args["StateMachineArn"]);
  return { ...args, StateMachineArn: reference(`flow ${flow}`, resources.aliasArn(flow)) };
};

function startPermissions(args: JsonObject, resources: FlowResources): readonly Permission[] {
  const flow = flowInPlaceholder(args["StateMachineArn"]);
  const resource = resources.stateMachineArn(flow);
  return [{ actions: ["states:StartExecution"], resources: [resource], conditions: throughLive }];
}

/** Waiting adds the watching, and the stopping when the run ends first: both are about executions, not about the machine. */
function syncPermissions(args: JsonObject, resources: FlowResources): readonly Permission[] {
  const flow = flowInPlaceholder(args["StateMachineArn"]);
  return [
    ...startPermissions(args, resources),
    {
      actions: ["states:DescribeExecution", "states:StopExecution"],
      resources: [resources.executionArns(flow)],
    },
    ...decryption(flow, resources),
    {
      actions: ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
      resources: [resources.ruleArn("StepFunctionsGetEventsForStepFunctionsExecutionRule")],
    },
  ];
}

/** The result of a run is encrypted with the key of its own machine. */
function decryption(flow: string, resources: FlowResources): readonly Permission[] {
  const { encryptionKeyArn } = resources;
  if (encryptionKeyArn === undefined) return [];
  const context = "kms:EncryptionContext:aws:states:stateMachineArn";
  const conditions = { StringEquals: { [context]: resources.stateMachineArn(flow) } };
  return [{ actions: ["kms:Decrypt"], resources: [encryptionKeyArn], conditions }];
}

/** Starts another flow and goes on. */
export const statesStartExecution: Integration = { bind, permissions: startPermissions };

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
export const statesStartExecutionSync: Integration = { bind, permissions: syncPermissions };
