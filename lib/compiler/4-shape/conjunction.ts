import { type Expression, someExpression } from "../jsonata/index.ts";

/** `left and right`, where `right` is not evaluated unless `left` holds if that could fail: JSONata need not stop at a false `and`. */
export function conjunction(left: Expression, right: Expression): Expression {
  if (!someExpression(right, mayFail)) return { kind: "binary", operator: "and", left, right };
  return {
    kind: "conditional",
    test: left,
    then: right,
    otherwise: { kind: "literal", value: false },
  };
}

const SAFE_CALLS = new Set(["not", "exists", "type", "count", "boolean", "keys"]);
const SAFE_OPERATORS = new Set(["=", "!=", "and", "or", "in", "&"]);

function mayFail(node: Expression): boolean {
  if (node.kind === "call")
    return !(typeof node.callee === "string" && SAFE_CALLS.has(node.callee));
  return node.kind === "binary" && !SAFE_OPERATORS.has(node.operator);
}
