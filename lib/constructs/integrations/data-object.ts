import type { JsonObject, JsonValue, StateMachine, TaskState } from "../../asl/index.ts";
import { tasksOf } from "../definition/map-tasks.ts";
import { argumentsOf } from "./arguments-of.ts";
import type { Integration } from "./integration.ts";
import { containerInCall } from "./placeholders.ts";

/** The environment's bucket in a compiled definition. */
const PLACEHOLDER = "nagare-local-data";

/** Whether a Task reads what a container has written. */
export function readsDataObject({ Resource, Arguments }: TaskState): boolean {
  const isObject = typeof Arguments === "object" && Arguments !== null;
  return (
    Resource.endsWith(":aws-sdk:s3:getObject") &&
    isObject &&
    Reflect.get(Arguments, "Bucket") === PLACEHOLDER
  );
}

/**
 * Whoever may not list a bucket is told that access is denied where an object is missing: the flow could not tell that apart.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export const getDataObject: Integration = {
  bind: (args, resources, reference) => ({
    ...args,
    Bucket: reference("data bucket", resources.dataBucket().name),
  }),
  permissions: (_args, resources, flow) => {
    const { arn } = resources.dataBucket();
    return [
      { actions: ["s3:GetObject"], resources: [`${arn}/runs/${flow}/*`] },
      { actions: ["s3:ListBucket"], resources: [arn] },
    ];
  },
};

/** A container's overrides with the environment's bucket, where they name it. */
export function withDataBucket(overrides: JsonValue, bucket: () => string): JsonValue {
  if (!writesFile(overrides)) return overrides;
  const replaced = JSON.stringify(overrides).replaceAll(`s3://${PLACEHOLDER}/`, () =>
    JSON.stringify(`s3://${bucket()}/`).slice(1, -1),
  );
  return JSON.parse(replaced);
}

/** The containers of a definition that write their result to a file. */
export function containersWithFile(definition: StateMachine): ReadonlySet<string> {
  const writing = tasksOf(definition)
    .filter(({ Resource }) => Resource.endsWith(":ecs:runTask.sync"))
    .map(argumentsOf)
    .filter(({ Overrides = null }) => writesFile(Overrides));
  return new Set(writing.map((args: JsonObject) => containerInCall(args)));
}

/** No variable of the user's may be called so. */
function writesFile(overrides: JsonValue): boolean {
  return /"NAGARE_OUTPUT\\?"/.test(JSON.stringify(overrides));
}
