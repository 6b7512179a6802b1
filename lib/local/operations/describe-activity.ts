import { shapes } from "../requests/index.ts";
import { findActivity } from "./activity-record.ts";
import { operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeActivity.html */
export const describeActivity = operation(
  { activityArn: shapes.arn },
  ({ activityArn }, { store }) => {
    const { arn, name, creationTime, encryptionConfiguration } = findActivity(store, activityArn);
    return {
      activityArn: arn,
      name,
      creationDate: seconds(creationTime),
      encryptionConfiguration: encryptionConfiguration ?? { type: "AWS_OWNED_KEY" },
    };
  },
);
