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
    if (isPure(used, node) || (ts.isNewExpression(node.parent) && node.parent.expression === node))
      return;
    const name = textOf(isCallee(used) ? used.parent : used);
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

function isPure(used: ts.Expression, name: ts.Identifier): boolean {
  const text = used.getText();
  if (text === "Date.parse") return isCallee(used);
  if (!TAKEN.has(text)) return PURE.has(name.text);
  return isCallee(used) && ts.isCallExpression(used.parent) && used.parent.arguments.length === 0;
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

/** What a flow takes once for each call. */
const TAKEN: ReadonlySet<string> = new Set(["Date.now", "Math.random", "crypto.randomUUID"]);

function isCallee(used: ts.Expression): boolean {
  return ts.isCallExpression(used.parent) && used.parent.expression === used;
}

const HELP: ReadonlyMap<string, string> = new Map([
  ["Date.now", "call it: `Date.now()`"],
  ["Math.random", "call it: `Math.random()`"],
  ["crypto.randomUUID", "call it, without arguments: `crypto.randomUUID()`"],
  ["Date", "write `Date.now()` or `new Date().toISOString()`, or compute with times in a task"],
  ["crypto", "of it a flow has `crypto.randomUUID()`; for the rest, write a task"],
  ["performance", "take the time with `Date.now()`"],
  ["fetch", "write `http.get(url, { connection })`, or call it inside a task"],
  ["console", "log inside a task; what a flow's steps get and give is in the run's history"],
  ["process", "read it inside a task, or make it a param of the flow"],
  ["setTimeout", 'await sleep("5m");'],
]);
