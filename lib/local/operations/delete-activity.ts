import { parseArn } from "../arns.ts";
import { shapes } from "../requests/index.ts";
import { operation } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteActivity.html */
export const deleteActivity = operation(
  { activityArn: shapes.arn },
  ({ activityArn }, { store }) => {
    parseArn(activityArn, ["activity"]);
    store.documents.remove("tags", activityArn);
    store.documents.remove("activity", activityArn);
    return {};
  },
);
