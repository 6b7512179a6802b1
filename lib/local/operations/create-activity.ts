import { arns } from "../arns.ts";
import { checkName, shapes } from "../requests/index.ts";
import { keepTags } from "../tags.ts";
import type { ActivityRecord } from "./activity-record.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateActivity.html */
export const createActivity = operation(
  {
    name: shapes.name,
    tags: shapes.tags,
    encryptionConfiguration: shapes.encryptionConfiguration,
  },
  ({ name, tags, encryptionConfiguration }, { store, clock }) => {
    checkName(name);
    const arn = arns.activity(name);
    const known = store.documents.get("activity", arn) as ActivityRecord | undefined;
    const activity: ActivityRecord = known ?? {
      arn,
      name,
      creationTime: clock.now(),
      ...given("encryptionConfiguration", encryptionConfiguration),
    };
    store.documents.put("activity", arn, activity);
    if (tags !== undefined) keepTags(store, arn, tags);
    return { activityArn: arn, creationDate: seconds(activity.creationTime) };
  },
);
