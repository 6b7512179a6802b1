import type { JsonObject, JsonValue } from "../../asl/index.ts";

/** The name that a placeholder of the compiler carries: `nagare-local-load` in place of a function or task definition is `load`. */
export function nameInPlaceholder(value: JsonValue | undefined): string {
  return nameAfter("nagare-local-", value);
}

/** `arn:aws:states:us-east-1:123456789012:stateMachine:load` is the flow `load`. */
export function flowInPlaceholder(value: JsonValue | undefined): string {
  return nameAfter("arn:aws:states:us-east-1:123456789012:stateMachine:", value);
}

/** `arn:aws:events:us-east-1:123456789012:connection/nagare-local-shop` is the connection `shop`. */
export function connectionInPlaceholder(value: JsonValue | undefined): string {
  return nameAfter("arn:aws:events:us-east-1:123456789012:connection/nagare-local-", value);
}

/** The container that a call of `ecs:runTask` is about; one whose task definition is known at the call alone is named by the overrides. */
export function containerInCall({ TaskDefinition, Overrides }: JsonObject): string {
  if (typeof TaskDefinition !== "string" || !TaskDefinition.startsWith("{%"))
    return nameInPlaceholder(TaskDefinition);
  const [, name] =
    /"ContainerOverrides":\[\{"Name":"([\w-]+)"/.exec(JSON.stringify(Overrides)) ?? [];
  if (name !== undefined) return name;
  throw new Error("a definition runs a task definition of no container");
}

function nameAfter(prefix: string, value: JsonValue | undefined): string {
  if (typeof value === "string" && value.startsWith(prefix)) return value.slice(prefix.length);
  throw new Error(`a definition names ${JSON.stringify(value)} where "${prefix}…" is expected`);
}
