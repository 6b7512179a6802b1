import { createHash } from "node:crypto";
import { RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  CfnStateMachine,
  CfnStateMachineAlias,
  CfnStateMachineVersion,
  type StateMachine,
} from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";

/** The alias that every start of a flow names. */
export const LIVE = "live";

/**
 * Allows a call for the alias alone: Step Functions asks IAM about the machine's own ARN whatever the call names, and gives the alias as a key.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html
 */
export const throughLive = {
  "ForAnyValue:StringEquals": { "states:StateMachineQualifier": LIVE },
} as const;

/**
 * Publishes the machine as it stands and moves its alias there, all at once. Runs that have begun keep their version, and so do their redrives: old versions stay.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-cd-aliasing-versioning.html
 */
export function liveAlias(scope: Construct, machine: StateMachine): CfnStateMachineAlias {
  const version = new CfnStateMachineVersion(scope, `Version${snapshotHash(machine)}`, {
    stateMachineArn: machine.stateMachineArn,
    // What a deploy alone knows, such as a subnet that was replaced, makes a new version as well.
    stateMachineRevisionId: machine.stateMachineRevisionId,
  });
  version.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return new CfnStateMachineAlias(scope, "Alias", {
    name: LIVE,
    stateMachineArn: machine.stateMachineArn,
    deploymentPreference: { stateMachineVersionArn: version.attrArn, type: "ALL_AT_ONCE" },
  });
}

/** Of all that a version keeps; tags are the machine's. */
function snapshotHash(machine: StateMachine): string {
  const made = machine.node.defaultChild;
  if (!(made instanceof CfnStateMachine)) throw new Error("a state machine has no resource");
  const { definitionString, definitionS3Location, definitionSubstitutions } = made;
  const { roleArn, stateMachineType } = made;
  const { loggingConfiguration, tracingConfiguration, encryptionConfiguration } = made;
  const snapshot: unknown = Stack.of(machine).resolve({
    ...{ definitionString, definitionS3Location, definitionSubstitutions },
    ...{ roleArn, stateMachineType },
    ...{ loggingConfiguration, tracingConfiguration, encryptionConfiguration },
  });
  return createHash("sha256").update(JSON.stringify(snapshot)).digest("hex").slice(0, 12);
}
