import { shapes } from "../requests/index.ts";
import { variableReferencesOf } from "../state-machines/index.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html */
export const describeStateMachine = operation(
  { stateMachineArn: shapes.arn, includedData: shapes.includedData },
  ({ stateMachineArn, includedData }, { stateMachines }) => {
    const { stateMachine, revision, versionArn } = stateMachines.target(stateMachineArn);
    const version = versionArn === undefined ? undefined : stateMachines.version(versionArn);
    return {
      stateMachineArn: versionArn ?? stateMachine.arn,
      name: stateMachine.name,
      status: stateMachine.isDeleting ? "DELETING" : "ACTIVE",
      ...(includedData === "METADATA_ONLY"
        ? {}
        : {
            definition: revision.definition,
            ...variableReferencesOf(revision.definition),
          }),
      roleArn: revision.roleArn,
      type: stateMachine.type,
      creationDate: seconds(version?.publishTime ?? stateMachine.creationTime),
      loggingConfiguration: revision.loggingConfiguration,
      tracingConfiguration: revision.tracingConfiguration,
      encryptionConfiguration: revision.encryptionConfiguration ?? { type: "AWS_OWNED_KEY" },
      ...given("revisionId", revision.revisionId),
      ...given("description", version?.description),
    };
  },
);
