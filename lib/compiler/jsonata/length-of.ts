import type { Expression, Source } from "./expression.ts";
import { forEachExpression } from "./map.ts";

/** About as many characters as the printed text has. */
export function lengthOf(expression: Expression): number {
  let length = ownLength(expression);
  forEachExpression(expression, (part) => {
    length += lengthOf(part);
  });
  return length;
}

function ownLength(node: Expression): number {
  switch (node.kind) {
    case "literal":
      return JSON.stringify(node.value).length;
    case "regex":
      return node.source.length + 2;
    case "member":
      return node.name.length + 1;
    case "source":
      return sourceLengths[node.of];
    case "call":
      return typeof node.callee === "string" ? node.callee.length + 3 : 2;
    default:
      return 5;
  }
}

const sourceLengths: Readonly<Record<Source["of"], number>> = {
  params: 31,
  item: 13,
  itemIndex: 13,
  result: 14,
  error: 19,
  context: 15,
  input: 13,
};
