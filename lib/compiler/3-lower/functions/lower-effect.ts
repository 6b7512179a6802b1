import ts from "typescript";
import { block, type Expression, mayFail } from "../../jsonata/index.ts";
import { isEffect } from "../assignments/effect.ts";
import { unwrap } from "../expressions/unwrap.ts";
import type { Body } from "./body.ts";
import { evaluated } from "./evaluated.ts";

/** An expression for what it changes: `x = …`, `x += …`, `x++`, `xs.push(…)`; any other has no effect but the error that it may throw. */
export function lowerEffect(expression: ts.Expression, body: Body): Expression {
  const node = unwrap(expression);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken)
    return lowerEffect(node.left, {
      ...body,
      rest: (inner) => lowerEffect(node.right, { ...body, context: inner }),
    });
  const isChange = isEffect(node, body.context.checker);
  return evaluated(
    node,
    body,
    (inner) => {
      if (isChange) return body.rest(inner);
      const { expression: value } = inner.lower(node);
      const rest = body.rest(inner);
      return mayFail(value) ? block([{ name: inner.freshLocal("unused"), value }], rest) : rest;
    },
    false,
  );
}
