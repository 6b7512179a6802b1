import { parseArn } from "../arns.ts";
import { pageSize, pageToken, readPageToken, shapes } from "../requests/index.ts";
import { operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineVersions.html */
export const listStateMachineVersions = operation(
  {
    stateMachineArn: shapes.arn,
    nextToken: shapes.nextToken,
    maxResults: shapes.maxResults,
  },
  ({ stateMachineArn, nextToken, maxResults }, { stateMachines }) => {
    parseArn(stateMachineArn, ["stateMachine"]);
    const question = `versions ${stateMachineArn}`;
    const { after = 0 } = readPageToken(nextToken, question);
    const all = stateMachines.versions(stateMachineArn);
    const end = after + pageSize(maxResults);
    return {
      stateMachineVersions: all.slice(after, end).map(({ arn, publishTime }) => ({
        stateMachineVersionArn: arn,
        creationDate: seconds(publishTime),
      })),
      ...pageToken(end < all.length ? end : undefined, question),
    };
  },
);
