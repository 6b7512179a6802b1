import { CfnResource, type Stack } from "aws-cdk-lib";
import { ConfigurationError } from "./configuration-error.ts";

/**
 * CloudFormation refuses a stack of more resources, and the AWS CDK a synth.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const MOST_RESOURCES = 500;

/** Refuses an environment that is too large for one stack, in the words of its flows. */
export function checkStackSize(stack: Stack, environment: string, flows: number): void {
  const { resources, ofFlows } = sizeOf(stack);
  if (resources <= MOST_RESOURCES) return;
  const fitting = flowsThatFit({ resources, ofFlows, flows });
  throw new ConfigurationError(
    `environment "${environment}" would have ${resources} resources with its ${flows} flows, and CloudFormation takes ${MOST_RESOURCES} in a stack: about ${fitting} flows like these fit. Move the others to a project of their own, with an environment of another name`,
  );
}

/** How many flows of the same kind one stack holds. */
export function flowsThatFit({ resources, ofFlows, flows }: StackSize & { flows: number }): number {
  return Math.floor((MOST_RESOURCES - (resources - ofFlows)) / (ofFlows / flows));
}

export interface StackSize {
  readonly resources: number;
  /** Without what is there once: cluster, network, bucket. */
  readonly ofFlows: number;
}

export function sizeOf(stack: Stack): StackSize {
  const all = stack.node.findAll().filter(CfnResource.isCfnResource);
  const ofFlows = all.filter(({ node }) => OF_FLOWS.has(node.scopes[2]?.node.id ?? ""));
  return { resources: all.length, ofFlows: ofFlows.length };
}

/** The stack's own parts that grow with its flows. */
const OF_FLOWS: ReadonlySet<string> = new Set(["Flows", "Tasks", "Containers"]);
