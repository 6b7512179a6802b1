import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import type { NodeRule } from "../rule.ts";

/** Values that have no JSON: `Map`, `Set` and `Date` are refused where they are made, with `new`. */
export const notJson: NodeRule = {
  kinds: [ts.SyntaxKind.BigIntLiteral, ts.SyntaxKind.CallExpression],
  check: (node, { project, report }) => {
    const callee = ts.isCallExpression(node) ? node.expression.getText() : "BigInt";
    const values = VALUES.get(callee);
    if (values) report(diagnostic("NG1300", project.spanOf(node), values));
  },
};

const VALUES: ReadonlyMap<string, { readonly value: string; readonly instead: string }> = new Map([
  [
    "BigInt",
    { value: "a `bigint`", instead: "a number, or a text for one of more than 15 digits" },
  ],
  ["Symbol", { value: "a `symbol`", instead: "a text" }],
  ["Symbol.for", { value: "a `symbol`", instead: "a text" }],
]);
