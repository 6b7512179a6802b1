import { pageSize, pageToken, readPageToken, shapes } from "../requests/index.ts";
import { operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html */
export const listStateMachines = operation(
  { maxResults: shapes.maxResults, nextToken: shapes.nextToken },
  ({ maxResults, nextToken }, { stateMachines }) => {
    const { after = 0 } = readPageToken(nextToken, "stateMachines");
    const all = stateMachines.all();
    const end = after + pageSize(maxResults);
    return {
      stateMachines: all.slice(after, end).map(({ arn, name, type, creationTime }) => ({
        stateMachineArn: arn,
        name,
        type,
        creationDate: seconds(creationTime),
      })),
      ...pageToken(end < all.length ? end : undefined, "stateMachines"),
    };
  },
);
