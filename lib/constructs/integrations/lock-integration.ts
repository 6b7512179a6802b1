import type { JsonObject, JsonValue, TaskState } from "../../asl/index.ts";
import { locksFunction, locksTable } from "../../locks/index.ts";
import { writtenArguments } from "./arguments-of.ts";
import type { Integration } from "./integration.ts";
import type { Permission } from "./permission.ts";

/** What a Task does with the environment's locks: writes to their table, or calls their function. */
export function lockIntegration(task: TaskState): Integration | undefined {
  const { TableName, FunctionName } = writtenArguments(task);
  if (TableName === locksTable) return write;
  return FunctionName === locksFunction ? call : undefined;
}

const write: Integration = {
  bind: (args, resources) => ({ ...args, TableName: resources.locks().tableName }),
  permissions: (args, resources) => [
    {
      actions: ["dynamodb:UpdateItem"],
      resources: [resources.locks().tableArn],
      conditions: onlyKey(args),
    },
  ],
};

const call: Integration = {
  bind: (args, resources) => ({ ...args, FunctionName: resources.locks().functionName }),
  permissions: (_args, resources) => [
    { actions: ["lambda:InvokeFunction"], resources: [resources.locks().functionArn] },
  ],
};

/**
 * The items of one lock alone: of one key where it is known, otherwise of all keys.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
function onlyKey({ Key }: JsonObject): NonNullable<Permission["conditions"]> {
  const pk = textAt(textAt(Key, "pk"), "S");
  if (typeof pk !== "string") throw new Error("a write to the locks' table has no key");
  if (!pk.startsWith("{%")) return { "ForAllValues:StringEquals": { [LEADING]: pk } };
  const [, prefix] = /^\{%\s*"((?:lock|rate)#[^"#\\]+#)"/.exec(pk) ?? [];
  if (prefix === undefined) throw new Error(`a write to the locks' table has the key ${pk}`);
  return { "ForAllValues:StringLike": { [LEADING]: `${prefix}*` } };
}

const LEADING = "dynamodb:LeadingKeys";

function textAt(value: JsonValue | undefined, name: string): JsonValue | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? Reflect.get(value, name) : undefined;
}
