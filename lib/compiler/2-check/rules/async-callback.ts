import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { isPromise } from "../promise-type.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

/** `forEach`, `filter`, `reduce` … take what the callback returns as it is: a promise. */
export const asyncCallback = nodeRule(
  [ts.SyntaxKind.CallExpression],
  ts.isCallExpression,
  (call, { project, report }) => {
    const method = call.expression;
    if (!ts.isPropertyAccessExpression(method) || method.name.text === "map") return;
    const { checker } = project;
    const object = checker.getTypeAtLocation(method.expression);
    const [callback] = call.arguments;
    if (!callback || !(checker.isArrayType(object) || checker.isTupleType(object))) return;
    const [signature] = checker.getTypeAtLocation(callback).getCallSignatures();
    if (!signature || !isPromise(checker.getReturnTypeOfSignature(signature))) return;
    const values = { method: method.name.text, array: textOf(method.expression) };
    report(diagnostic("NG1105", project.spanOf(method.name), values));
  },
);
