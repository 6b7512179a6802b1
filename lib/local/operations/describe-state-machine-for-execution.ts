import { findExecution } from "../executions/index.ts";
import { shapes } from "../requests/index.ts";
import { variableReferencesOf } from "../state-machines/index.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineForExecution.html */
export const describeStateMachineForExecution = operation(
  { executionArn: shapes.arn, includedData: shapes.includedData },
  ({ executionArn, includedData }, service) => {
    const { start, definition, revision, mapRun } = findExecution(service, executionArn);
    return {
      stateMachineArn: start.stateMachineArn,
      name: start.stateMachineName,
      ...(includedData === "METADATA_ONLY"
        ? {}
        : { definition, ...variableReferencesOf(definition) }),
      roleArn: start.roleArn,
      updateDate: seconds(revision.updateTime),
      loggingConfiguration: revision.loggingConfiguration,
      tracingConfiguration: revision.tracingConfiguration,
      encryptionConfiguration: { type: "AWS_OWNED_KEY" },
      ...given("mapRunArn", mapRun?.arn),
      ...given("label", revision.label),
      ...given("revisionId", revision.revisionId),
    };
  },
);
