import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { type CheckContext, nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

export const newInFlow = nodeRule(
  [ts.SyntaxKind.NewExpression],
  ts.isNewExpression,
  (node, context) => {
    const { project, report } = context;
    const type = project.checker.getTypeAtLocation(node);
    if (isError(type) || isOfFlow(type)) return;
    const name = node.expression.getText();
    if (name === "Set" && isReadAtOnce(node)) return;
    const refuse = REFUSALS.get(name);
    if (refuse) refuse(node, context);
    else report(diagnostic("NG1005", project.spanOf(node), { name: `${name}(…)` }));
  },
);

type Refuse = (node: ts.NewExpression, context: CheckContext) => void;

const REFUSALS: ReadonlyMap<string, Refuse> = new Map<string, Refuse>([
  ["Date", refuseDate],
  ["Map", notJson("a `Map`", "an object")],
  [
    "Set",
    notJson(
      "a `Set`",
      "an array, as in `[...new Set(xs)]`, or an object with a member for each value",
    ),
  ],
  ["WeakMap", notJson("a `WeakMap`", "an object")],
  ["WeakSet", notJson("a `WeakSet`", "an array")],
  ["RegExp", notJson("a `RegExp`", "a regular expression in a task")],
  ["Promise", refusePromise],
]);

/** `Error` of the language, or a class that extends it. */
function isError(type: ts.Type): boolean {
  if (type.getSymbol()?.name === "Error") return true;
  return type.isClassOrInterface() && (type.getBaseTypes() ?? []).some(isError);
}

/** `[...new Set(xs)]`, `Array.from(new Set(xs))`, `new Set(xs).size`: the set itself is not kept. */
function isReadAtOnce(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isReadAtOnce(parent);
  if (ts.isSpreadElement(parent)) return ts.isArrayLiteralExpression(parent.parent);
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === "size";
  return ts.isCallExpression(parent) && parent.expression.getText() === "Array.from";
}

/** A class inside the flow's code has its own refusal. */
function isOfFlow(type: ts.Type): boolean {
  const declaration = type.getSymbol()?.valueDeclaration;
  return declaration !== undefined && ts.findAncestor(declaration, ts.isFunctionLike) !== undefined;
}

function refuseDate(node: ts.NewExpression, { project, report }: CheckContext): void {
  const given = node.arguments ?? [];
  if (given.length < 2 && isText(node)) return;
  const span = project.spanOf(node);
  if (given.length === 0) {
    const help = "write `new Date().toISOString()` or `Date.now()`: a flow's values are JSON";
    report(diagnostic("NG1200", span, { name: textOf(node) }, { help }));
    return;
  }
  const help =
    given.length === 1
      ? "keep times as ISO texts or milliseconds: `new Date(…).toISOString()`, `new Date(…).getTime()`"
      : "its parts mean the time zone of the machine: write an ISO text, or compute with times in a task";
  report(diagnostic("NG1300", span, { value: "a `Date`", instead: "" }, { help }));
}

/** `new Date().toISOString()`: a text or a number, not an object. */
function isText(node: ts.NewExpression): boolean {
  const access = ts.isParenthesizedExpression(node.parent) ? node.parent.parent : node.parent;
  const isCalled =
    ts.isPropertyAccessExpression(access) &&
    ts.isCallExpression(access.parent) &&
    access.parent.expression === access;
  return isCalled && ["toISOString", "getTime"].includes(access.name.text);
}

function notJson(value: string, instead: string): Refuse {
  return (node, { project, report }) => {
    report(diagnostic("NG1300", project.spanOf(node), { value, instead }));
  };
}

function refusePromise(node: ts.NewExpression, { project, report }: CheckContext): void {
  report(diagnostic("NG1103", project.spanOf(node), { callee: "new Promise" }));
}
