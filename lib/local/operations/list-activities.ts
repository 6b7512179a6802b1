import { pageSize, pageToken, readPageToken, shapes } from "../requests/index.ts";
import type { ActivityRecord } from "./activity-record.ts";
import { operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListActivities.html */
export const listActivities = operation(
  { maxResults: shapes.maxResults, nextToken: shapes.nextToken },
  ({ maxResults, nextToken }, { store }) => {
    const { after = 0 } = readPageToken(nextToken, "activities");
    const all = store.documents.all("activity") as readonly ActivityRecord[];
    const end = after + pageSize(maxResults);
    return {
      activities: all.slice(after, end).map(({ arn, name, creationTime }) => ({
        activityArn: arn,
        name,
        creationDate: seconds(creationTime),
      })),
      ...pageToken(end < all.length ? end : undefined, "activities"),
    };
  },
);
