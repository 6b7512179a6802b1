import { edgesOf, fieldsOf, type TaskNode } from "../../ir/index.ts";
import { someExpression } from "../../jsonata/index.ts";

/** A first state may compute with what it is handed: it has to get that again when it is entered again. */
export function readsInput(node: TaskNode): boolean {
  const onEdges = edgesOf(node).flatMap(({ assign }) => assign.map(({ value }) => value));
  return [...fieldsOf(node), ...onEdges].some((value) =>
    someExpression(value, (part) => part.kind === "source" && INPUT.has(part.of)),
  );
}

const INPUT: ReadonlySet<string> = new Set(["input", "item", "itemIndex"]);
