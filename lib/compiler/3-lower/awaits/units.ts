import ts from "typescript";
import {
  changingClosure,
  type EachCall,
  eachCall,
  isLazyAssignment,
  plainExpression,
} from "../../1-load/index.ts";
import { type EffectNode, isEffect } from "../assignments/effect.ts";
import type { Project } from "../callables/callable.ts";
import { resolveInlined } from "../calls/resolve-inlined.ts";
import {
  type AllStep,
  operandsOf,
  resolveMapping,
  resolveStep,
  type Step,
} from "../calls/resolve-step.ts";

/** A part of an expression that does more than give a value. */
export type Unit =
  /** A step that is awaited. */
  | { readonly kind: "step"; readonly node: ts.Expression; readonly step: Step | undefined }
  /** A change of a variable. */
  | { readonly kind: "effect"; readonly node: EffectNode }
  /** A loop that is a call: it only computes. */
  | { readonly kind: "each"; readonly node: ts.CallExpression; readonly each: EachCall }
  /** A choice between operands of which one awaits or changes something. */
  | { readonly kind: "branch"; readonly node: Branching; readonly tail: boolean }
  | Together;

/** `Promise.all` of a list of which more than one part takes steps. */
export interface Together {
  readonly kind: "together";
  readonly node: ts.Expression;
  /** Its elements are the parts that take steps, in order, through nested lists. */
  readonly step: AllStep;
  /** The parts are the whole list, so that its results are theirs. */
  readonly isWhole: boolean;
}

export type Branching = ts.ConditionalExpression | ts.BinaryExpression;

export interface Looking {
  readonly project: Project;
  /** The expression is what a function returns, where a step needs no `await`. */
  readonly tail: boolean;
  /** Whether an awaited expression waits for nothing but the units inside it: its value is an expression. */
  computes(node: ts.Expression): boolean;
}

/** The units of an expression in the order of evaluation. */
export function unitsOf(node: ts.Node, looking: Looking): readonly Unit[] {
  if (ts.isFunctionLike(node)) return [];
  if (isBranching(node) && branchesAwait(node, looking)) {
    const before = unitsOf(conditionOf(node), { ...looking, tail: false });
    return [...before, { kind: "branch", node, tail: looking.tail }];
  }
  const inlined = resolveInlined(node, looking.project);
  if (inlined) {
    const before = unitsOfParts(inlined.call, { ...looking, tail: false });
    return [...before, { kind: "step", node: inlined.call, step: inlined }];
  }
  const each = eachCall(node, looking.project.checker);
  if (each) {
    const before = unitsOf(each.list, { ...looking, tail: false });
    return [...before, { kind: "each", node: each.call, each }];
  }
  const operand = awaited(node, looking);
  if (operand === undefined) return unitsOfParts(node, looking);
  if (looking.computes(operand.node))
    return unitsOfParts(operand.call, { ...looking, tail: false });
  if (isBranching(operand.call) || ts.isAwaitExpression(operand.call))
    return unitsOf(operand.call, { ...looking, tail: true });
  const step = stepOf(operand.call, looking.project);
  if (step?.kind === "all") return unitsOfAll(operand.node, step, looking);
  const operands = step ? operandsOf(step) : [];
  const before = operands.flatMap((each) => unitsOf(each, { ...looking, tail: false }));
  return [...before, { kind: "step", node: operand.node, step }];
}

/** The units inside a node. */
export function unitsOfParts(node: ts.Node, looking: Looking): readonly Unit[] {
  const wraps = looking.tail && ts.isExpression(node) && plainExpression(node) !== node;
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (child) => void parts.push(child));
  const units = inOrder(node, parts).flatMap((part) => unitsOf(part, { ...looking, tail: wraps }));
  return isEffect(node, looking.project.checker) ? [...units, { kind: "effect", node }] : units;
}

/** A pattern is evaluated after what it takes apart. */
function inOrder(node: ts.Node, parts: readonly ts.Node[]): readonly ts.Node[] {
  const takesApart =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    (ts.isArrayLiteralExpression(node.left) || ts.isObjectLiteralExpression(node.left));
  return takesApart ? parts.toReversed() : parts;
}

/** Whether an expression changes a variable, itself or through a closure, outside of functions inside it. */
export function hasEffects(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (isEffect(node, checker) || changingClosure(node, checker)) return true;
  if (eachCall(node, checker)) return true;
  return ts.forEachChild(node, (child) => hasEffects(child, checker) || undefined) ?? false;
}

/** Whether a statement or expression awaits anything, outside of functions inside it. */
export function hasAwaits(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node)) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, (child) => hasAwaits(child) || undefined) ?? false;
}

/** The operands of `&&`, `||`, `??` and `?:` that may not be evaluated, and of `??=` and its like. */
export function branchesOf(node: Branching): readonly ts.Expression[] {
  return ts.isConditionalExpression(node) ? [node.whenTrue, node.whenFalse] : [node.right];
}

export function conditionOf(node: Branching): ts.Expression {
  return ts.isConditionalExpression(node) ? node.condition : node.left;
}

export function isBranching(node: ts.Node): node is Branching {
  if (ts.isConditionalExpression(node) || isLazyAssignment(node)) return true;
  return ts.isBinaryExpression(node) && LAZY.has(node.operatorToken.kind);
}

const LAZY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

function branchesAwait(node: Branching, looking: Looking): boolean {
  return branchesOf(node).some((branch) => unitsOf(branch, looking).length > 0);
}

/** The call behind an `await`, or in tail position a call that gives a promise or a list of them. */
function awaited(
  node: ts.Node,
  { project, tail }: Looking,
): { readonly node: ts.Expression; readonly call: ts.Expression } | undefined {
  if (ts.isAwaitExpression(node)) return { node, call: plainExpression(node.expression) };
  if (!tail || !ts.isCallExpression(node)) return undefined;
  const type = project.checker.getTypeAtLocation(node);
  const item = project.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  return [type, item].some((each) => each?.getSymbol()?.name === "Promise")
    ? { node, call: node }
    : undefined;
}

function stepOf(call: ts.Expression, project: Project): Step | undefined {
  const step = resolveStep(call, project);
  if (step || !ts.isCallExpression(call)) return step;
  return resolveMapping(call, call);
}

/** One part that takes steps is awaited alone; several become branches. */
function unitsOfAll(node: ts.Expression, step: AllStep, looking: Looking): readonly Unit[] {
  const parts = partsOf(step.elements, looking);
  const [only] = parts;
  if (only === undefined) return [];
  if (parts.length === 1) return unitsOf(only, { ...looking, tail: true });
  const isWhole = parts.length === step.elements.length && parts.every(isAmong(step.elements));
  return [{ kind: "together", node, step: { ...step, elements: parts }, isWhole }];
}

function isAmong(elements: readonly ts.Expression[]): (part: ts.Expression, at: number) => boolean {
  return (part, at) => elements[at] === part;
}

/** The elements of a list of promises that take steps. */
export function partsOf(
  elements: readonly ts.Expression[],
  looking: Looking,
): readonly ts.Expression[] {
  return elements.flatMap((element) => {
    const inner = ts.isSpreadElement(element) ? element.expression : element;
    const within = { ...looking, tail: false };
    const isPure = isPlainValue(inner, looking) || looking.computes(inner);
    if (isPure && unitsOf(inner, within).length === 0) return [];
    const list = ts.isSpreadElement(element) ? plainExpression(inner) : listOf(inner, looking);
    return list && ts.isArrayLiteralExpression(list) ? partsOf(list.elements, looking) : [inner];
  });
}

/** No promise: what is in the list beside the promises. */
function isPlainValue(element: ts.Expression, { project: { checker } }: Looking): boolean {
  const type = checker.getTypeAtLocation(element);
  const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  return ![type, item].some((each) => each !== undefined && mayBePromise(each));
}

function mayBePromise(type: ts.Type): boolean {
  return type.isUnion() ? type.types.some(mayBePromise) : type.getSymbol()?.name === "Promise";
}

/** The list of a `Promise.all` that is itself an element. */
function listOf(element: ts.Expression, { project }: Looking): ts.Expression | undefined {
  const step = resolveStep(element, project);
  const [list] = step?.kind === "all" ? step.call.arguments : [];
  return list && plainExpression(list);
}
