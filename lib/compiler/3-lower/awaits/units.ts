import ts from "typescript";
import { type LoadedProject, plainExpression } from "../../1-load/index.ts";
import { operandsOf, resolveStep, type Step } from "../calls/resolve-step.ts";

/** A part of an expression that becomes nodes: a step that is awaited, or a choice between operands of which one awaits. */
export type Unit =
  | { readonly kind: "step"; readonly node: ts.Expression; readonly step: Step | undefined }
  | { readonly kind: "branch"; readonly node: Branching; readonly tail: boolean };

export type Branching = ts.ConditionalExpression | ts.BinaryExpression;

/**
 * The units of an expression in the order of evaluation. `tail`: the expression is what a function returns, where a step needs no `await`.
 */
export function unitsIn(
  expression: ts.Expression,
  project: LoadedProject,
  tail: boolean,
): readonly Unit[] {
  return unitsOf(expression, { project, tail });
}

interface Looking {
  readonly project: LoadedProject;
  readonly tail: boolean;
}

function unitsOf(node: ts.Node, { project, tail }: Looking): readonly Unit[] {
  if (ts.isFunctionLike(node)) return [];
  if (isBranching(node) && branchesAwait(node, project, tail)) {
    const before = unitsOf(conditionOf(node), { project, tail: false });
    return [...before, { kind: "branch", node, tail }];
  }
  const operand = awaited(node, project, tail);
  if (operand === undefined) return unitsOfParts(node, { project, tail });
  const step = resolveStep(operand.call, project);
  const operands = step ? operandsOf(step) : [];
  const before = operands.flatMap((each) => unitsOf(each, { project, tail: false }));
  return [...before, { kind: "step", node: operand.node, step }];
}

function unitsOfParts(node: ts.Node, { project, tail }: Looking): readonly Unit[] {
  const wraps = tail && ts.isExpression(node) && plainExpression(node) !== node;
  const units: Unit[] = [];
  ts.forEachChild(node, (child) => {
    units.push(...unitsOf(child, { project, tail: wraps }));
  });
  return units;
}

/** Whether a statement or expression awaits anything, outside of functions inside it. */
export function hasAwaits(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node)) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, (child) => hasAwaits(child) || undefined) ?? false;
}

/** The operands of `&&`, `||`, `??` and `?:` that may not be evaluated. */
export function branchesOf(node: Branching): readonly ts.Expression[] {
  return ts.isConditionalExpression(node) ? [node.whenTrue, node.whenFalse] : [node.right];
}

export function conditionOf(node: Branching): ts.Expression {
  return ts.isConditionalExpression(node) ? node.condition : node.left;
}

function isBranching(node: ts.Node): node is Branching {
  if (ts.isConditionalExpression(node)) return true;
  return ts.isBinaryExpression(node) && LAZY.has(node.operatorToken.kind);
}

const LAZY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

function branchesAwait(node: Branching, project: LoadedProject, tail: boolean): boolean {
  return branchesOf(node).some(
    (branch) => hasAwaits(branch) || (tail && unitsIn(branch, project, true).length > 0),
  );
}

/** The call behind an `await`, or in tail position a call that gives a promise. */
function awaited(
  node: ts.Node,
  project: LoadedProject,
  tail: boolean,
): { readonly node: ts.Expression; readonly call: ts.Expression } | undefined {
  if (ts.isAwaitExpression(node)) return { node, call: plainExpression(node.expression) };
  if (!tail || !ts.isCallExpression(node)) return undefined;
  const type = project.checker.getTypeAtLocation(node);
  return type.getSymbol()?.name === "Promise" ? { node, call: node } : undefined;
}
