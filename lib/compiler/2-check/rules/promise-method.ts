import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { isPromise } from "../promise-type.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

export const promiseMethod = nodeRule(
  [ts.SyntaxKind.CallExpression],
  ts.isCallExpression,
  ({ expression }, { project, report }) => {
    if (!ts.isPropertyAccessExpression(expression)) return;
    const method = expression.name.text;
    const help = HELP.get(method);
    if (help === undefined) return;
    if (!isPromise(project.checker.getTypeAtLocation(expression.expression))) return;
    const values = { method, help: help(textOf(expression.expression)) };
    report(diagnostic("NG1102", project.spanOf(expression.name), values));
  },
);

const HELP: ReadonlyMap<string, (promise: string) => string> = new Map([
  ["then", (promise: string) => `const result = await ${promise};`],
  ["catch", (promise) => `try { await ${promise}; } catch (error) { … }`],
  ["finally", (promise) => `try { await ${promise}; } finally { … }`],
]);
