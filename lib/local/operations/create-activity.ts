import { arns } from "../arns.ts";
import { errors } from "../errors.ts";
import { checkName, shapes } from "../requests/index.ts";
import { checkTags, keepTags } from "../tags.ts";
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
    checkTags(arn, tags);
    const other = given("encryptionConfiguration", encryptionConfiguration);
    if (known !== undefined && encryptionOf(known) !== encryptionOf(other))
      throw errors.activityAlreadyExists(arn);
    const activity: ActivityRecord = known ?? {
      arn,
      name,
      creationTime: clock.now(),
      ...other,
    };
    store.documents.put("activity", arn, activity);
    if (tags !== undefined) keepTags(store, arn, tags);
    return { activityArn: arn, creationDate: seconds(activity.creationTime) };
  },
);

const encryptionOf = ({
  encryptionConfiguration: configuration = { type: "AWS_OWNED_KEY" },
}: Pick<ActivityRecord, "encryptionConfiguration">): string => JSON.stringify(configuration);
