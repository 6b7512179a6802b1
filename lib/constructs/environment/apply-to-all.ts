import { RemovalPolicy, type Stack, Tags } from "aws-cdk-lib";
import { CfnTable } from "aws-cdk-lib/aws-dynamodb";
import { ManagedPolicy, PermissionsBoundary } from "aws-cdk-lib/aws-iam";
import { CfnLogGroup } from "aws-cdk-lib/aws-logs";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import type { Environment } from "../../flow/index.ts";

/** What an environment says of everything in its stack, once all of that is there. */
export function applyToAll(stack: Stack, environment: Environment): void {
  const { tags = {}, permissionsBoundary, encryption, removalPolicy = "retain" } = environment;
  for (const [key, value] of Object.entries(tags)) Tags.of(stack).add(key, value);
  if (permissionsBoundary !== undefined) {
    const policy = ManagedPolicy.fromManagedPolicyArn(stack, "Boundary", permissionsBoundary);
    PermissionsBoundary.of(stack).apply(policy);
  }
  for (const each of stack.node.findAll()) {
    if (each instanceof CfnLogGroup && encryption) each.kmsKeyId = encryption.keyArn;
    if (each instanceof CfnLogGroup || each instanceof CfnBucket || each instanceof CfnTable) {
      each.applyRemovalPolicy(REMOVAL[removalPolicy]);
    }
  }
}

const REMOVAL = {
  // What a failed deploy made goes with it: it would stand in the way of the next.
  retain: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  // CloudFormation deletes no bucket that has something in it: then it stays, and a person decides.
  destroy: RemovalPolicy.DESTROY,
} satisfies Record<NonNullable<Environment["removalPolicy"]>, RemovalPolicy>;
