import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { promiseFunction } from "../promise-type.ts";
import { nodeRule } from "../rule.ts";

export const promiseFunctions = nodeRule(
  [ts.SyntaxKind.CallExpression],
  ts.isCallExpression,
  ({ expression }, { project, report }) => {
    const name = promiseFunction(expression);
    if (name === undefined || WAITING.has(name)) return;
    const help = HELP.get(name);
    const values = { callee: `Promise.${name}` };
    report(diagnostic("NG1103", project.spanOf(expression), values, help ? { help } : {}));
  },
);

const WAITING: ReadonlySet<string> = new Set(["all", "allSettled"]);

const FIRST =
  "wait for all with `Promise.all`; to give up on a slow step, declare a `timeout` on it and `catch` its `TaskTimedOut`";

const HELP: ReadonlyMap<string, string> = new Map([
  ["race", FIRST],
  ["any", FIRST],
  ["resolve", "the value itself needs no promise"],
  ["reject", "throw new Error(…)"],
]);
