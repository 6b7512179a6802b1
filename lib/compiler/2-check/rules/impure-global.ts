import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { isUse } from "../is-use.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

export const impureGlobal = nodeRule(
  [ts.SyntaxKind.Identifier],
  ts.isIdentifier,
  (node, { project, report }) => {
    const symbol = isUse(node) ? project.checker.getSymbolAtLocation(node) : undefined;
    if (symbol === undefined || !isGlobal(symbol)) return;
    const used = usedAs(node);
    const isPure = PURE.has(node.text) && !IMPURE_MEMBERS.has(used.getText());
    if (isPure || (ts.isNewExpression(node.parent) && node.parent.expression === node)) return;
    const name = textOf(ts.isCallExpression(used.parent) ? used.parent : used);
    const help = HELP.get(used.getText()) ?? HELP.get(node.text);
    report(diagnostic("NG1200", project.spanOf(used), { name }, help ? { help } : {}));
  },
);

/** Declared by the language's library, the DOM or `@types/node`, not imported. */
function isGlobal(symbol: ts.Symbol): boolean {
  const isImported = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const declarations = symbol.declarations ?? [];
  const isDeclared = declarations.some((each) => each.getSourceFile().isDeclarationFile);
  return !isImported && (isDeclared || symbol.name === "globalThis");
}

/** `Date.now` of `Date.now()`. */
function usedAs(node: ts.Identifier): ts.Expression {
  return ts.isPropertyAccessExpression(node.parent) ? node.parent : node;
}

/** Other functions of these that have no form on Step Functions are refused as calls. */
const PURE: ReadonlySet<string> = new Set([
  "Array",
  "BigInt",
  "Boolean",
  "Error",
  "EvalError",
  "Infinity",
  "JSON",
  "Math",
  "NaN",
  "Number",
  "Object",
  "Promise",
  "RangeError",
  "ReferenceError",
  "String",
  "Symbol",
  "SyntaxError",
  "TypeError",
  "URIError",
  "atob",
  "btoa",
  "decodeURI",
  "decodeURIComponent",
  "encodeURI",
  "encodeURIComponent",
  "isFinite",
  "isNaN",
  "parseFloat",
  "parseInt",
  "structuredClone",
  "undefined",
]);

const IMPURE_MEMBERS: ReadonlySet<string> = new Set(["Math.random"]);

const HELP: ReadonlyMap<string, string> = new Map([
  ["Date.now", "the run's own times are ISO texts: `run.startTime`, `run.scheduledTime`"],
  ["Date", "keep times as ISO texts, and compute with them in a task"],
  [
    "Math.random",
    "draw it in a task, so that it stays the same after a redrive; a run's own id is `run.id`",
  ],
  ["fetch", "call it inside a task, and return what the flow needs of the response"],
  ["console", "log inside a task; what a flow's steps get and give is in the run's history"],
  ["process", "read it inside a task, or make it a param of the flow"],
  ["setTimeout", 'await sleep("5m");'],
  [
    "crypto",
    "make it in a task, so that it stays the same after a redrive; a run's own id is `run.id`",
  ],
]);
