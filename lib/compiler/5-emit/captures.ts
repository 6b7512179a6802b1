import type { JsonValue } from "../../asl/index.ts";
import type { Capture } from "../ir/index.ts";
import { type Expression, mapExpression, member, source } from "../jsonata/index.ts";
import type { GraphContext } from "./emit-graph.ts";
import { template } from "./template.ts";

/** What nested graphs get as their input: the `Arguments` of a Parallel, the `ItemSelector` of a Map. */
export function emitCaptures(captures: readonly Capture[], context: GraphContext): JsonValue {
  const members = captures.map(({ name, value, optional }) => ({
    key: name,
    value: mapExpression(value, itemInContext),
    ...(optional && { optional }),
  }));
  return template({ kind: "object", members }, context.variables);
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html#contextobject-map */
function itemInContext(node: Expression): Expression | undefined {
  if (node.kind !== "source") return undefined;
  const item = member(member(source("context"), "Map"), "Item");
  if (node.of === "item") return member(item, "Value");
  return node.of === "itemIndex" ? member(item, "Index") : undefined;
}
