import type { JsonObject, JsonValue, StateMachine, TaskState } from "../../asl/index.ts";
import { tasksOf } from "../definition/map-tasks.ts";
import { argumentsOf } from "./arguments-of.ts";
import type { Integration } from "./integration.ts";
import { containerInCall } from "./placeholders.ts";

/** The environment's bucket in a compiled definition. */
const PLACEHOLDER = "nagare-local-data";

/** What a Task does with an object of the environment's bucket: reads what a container has written, or writes what one gets by its address. */
export function dataObjectIntegration({ Resource, Arguments }: TaskState): Integration | undefined {
  const isData =
    typeof Arguments === "object" &&
    Arguments !== null &&
    Reflect.get(Arguments, "Bucket") === PLACEHOLDER;
  return isData ? ACTIONS.get(Resource.split(":").slice(-2).join(":")) : undefined;
}

const bind: Integration["bind"] = (args, resources, reference) => ({
  ...args,
  Bucket: reference("data bucket", resources.dataBucket().name),
});

/**
 * Whoever may not list a bucket is told that access is denied where an object is missing: the flow could not tell that apart.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
const getDataObject: Integration = {
  bind,
  permissions: (_args, resources, flow) => {
    const { arn } = resources.dataBucket();
    return [
      { actions: ["s3:GetObject"], resources: [`${arn}/runs/${flow}/*`] },
      { actions: ["s3:ListBucket"], resources: [arn] },
    ];
  },
};

const putDataObject: Integration = {
  bind,
  permissions: (_args, resources, flow) => [
    { actions: ["s3:PutObject"], resources: [`${resources.dataBucket().arn}/runs/${flow}/*`] },
  ],
};

const ACTIONS: ReadonlyMap<string, Integration> = new Map([
  ["s3:getObject", getDataObject],
  ["s3:putObject", putDataObject],
]);

/** A container's overrides with the environment's bucket, where they name it. */
export function withDataBucket(overrides: JsonValue, bucket: () => string): JsonValue {
  if (!writesFile(overrides) && !getsAddress(overrides)) return overrides;
  const replaced = JSON.stringify(overrides).replaceAll(`s3://${PLACEHOLDER}/`, () =>
    JSON.stringify(`s3://${bucket()}/`).slice(1, -1),
  );
  return JSON.parse(replaced);
}

/** The containers of a definition that write their result to a file. */
export function containersWithFile(definition: StateMachine): ReadonlySet<string> {
  return containersWhere(definition, writesFile);
}

/** Those that get the address of an object. */
export function containersWithAddress(definition: StateMachine): ReadonlySet<string> {
  return containersWhere(definition, getsAddress);
}

function containersWhere(
  definition: StateMachine,
  are: (overrides: JsonValue) => boolean,
): ReadonlySet<string> {
  const found = tasksOf(definition)
    .filter(({ Resource }) => /:ecs:runTask(\.|$)/.test(Resource))
    .map(argumentsOf)
    .filter(({ Cluster, Overrides = null }) => Cluster === "nagare-local" && are(Overrides));
  return new Set(found.map((args: JsonObject) => containerInCall(args)));
}

/** No variable of the user's may be called so. */
function writesFile(overrides: JsonValue): boolean {
  return /"NAGARE_OUTPUT\\?"/.test(JSON.stringify(overrides));
}

/** As the compiler writes it: what stands behind it is the key. */
function getsAddress(overrides: JsonValue): boolean {
  return JSON.stringify(overrides).includes(`s3://${PLACEHOLDER}/\\" & $`);
}
