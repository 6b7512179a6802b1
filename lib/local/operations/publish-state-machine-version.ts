import { errors } from "../errors.ts";
import { shapes } from "../requests/index.ts";
import { checkActive } from "../state-machines/index.ts";
import { operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_PublishStateMachineVersion.html */
export const publishStateMachineVersion = operation(
  {
    stateMachineArn: shapes.arn,
    revisionId: { kind: "text" },
    description: shapes.description,
  },
  ({ stateMachineArn, revisionId, description }, { stateMachines }) => {
    const record = stateMachines.get(stateMachineArn);
    checkActive(record);
    if (revisionId !== undefined && revisionId !== record.revisionId)
      throw errors.conflict(
        `Failed to publish the state machine version for revision ${revisionId}. The current revision is ${record.revisionId ?? "INITIAL"}.`,
      );
    const version = stateMachines.publish(record, description);
    return {
      stateMachineVersionArn: version.arn,
      creationDate: seconds(version.publishTime),
    };
  },
);
