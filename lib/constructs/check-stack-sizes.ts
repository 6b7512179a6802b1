import { CfnResource, NestedStack, Stack } from "aws-cdk-lib";
import { ConfigurationError } from "./configuration-error.ts";

/**
 * CloudFormation refuses a stack of more resources, and the AWS CDK a synth.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const MOST_RESOURCES = 500;

/** Refuses an environment that is too large, in the words of its flows. */
export function checkStackSizes(stack: Stack, environment: string): void {
  for (const [each, resources] of sizesOf(stack)) {
    if (resources <= MOST_RESOURCES) continue;
    throw new ConfigurationError(
      `environment "${environment}" would have ${resources} resources in ${placeOf(each)}, and CloudFormation takes ${MOST_RESOURCES} in a stack: move some flows to a project of their own, with an environment of another name`,
    );
  }
}

/** Too many for one deploy of a stack with nested ones; its parts are fewer: see `partOf`. */
export function isTooMuchForOneDeploy(stack: Stack): boolean {
  const all = [...sizesOf(stack).values()];
  return all.reduce((sum, resources) => sum + resources, 0) > MOST_IN_A_DEPLOY;
}

const MOST_IN_A_DEPLOY = 2500;

/** Of a stack and the ones nested in it: how many resources each has. */
export function sizesOf(stack: Stack): ReadonlyMap<Stack, number> {
  const all = stack.node.findAll().filter(CfnResource.isCfnResource);
  return new Map([...Map.groupBy(all, Stack.of)].map(([each, { length }]) => [each, length]));
}

function placeOf(stack: Stack): string {
  const { id } = stack.node;
  return NestedStack.isNestedStack(stack) ? `its nested stack ${id}` : "its own stack";
}
