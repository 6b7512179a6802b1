import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";
import type { Unit } from "./units.ts";

/** A part of an expression that has its value before a unit begins. */
export interface Part {
  readonly node: ts.Expression;
  /** The position of the unit among the units. */
  readonly before: number;
}

/** The largest parts of an expression that are evaluated before each of its units, in order; none of them is a unit. */
export function partsBefore(whole: ts.Expression, units: readonly Unit[]): readonly Part[] {
  const found = new Map<ts.Node, Part>();
  const isUnit = (node: ts.Expression): boolean =>
    units.some((unit) => plainExpression(unit.node) === plainExpression(node));
  units.forEach((unit, before) => {
    for (const node of [...partsAround(unit.node, whole), ...partsBeside(unit)]) {
      if (!found.has(node) && !isUnit(node)) found.set(node, { node, before });
    }
  });
  return [...found.values()].toSorted((one, other) => one.node.pos - other.node.pos);
}

function partsAround(node: ts.Expression, whole: ts.Expression): readonly ts.Expression[] {
  const parts: ts.Expression[] = [];
  let isStarted = !ts.isAwaitExpression(node);
  for (let child: ts.Node = node; child !== whole; child = child.parent) {
    const { parent } = child;
    if (ts.isAwaitExpression(parent)) isStarted = false;
    parts.push(...partsOf(parent, child, isStarted));
  }
  return parts;
}

/** The values in the lists of `Promise.all`: they are all there before it begins to wait. */
function partsBeside(unit: Unit): readonly ts.Expression[] {
  if (unit.kind !== "together") return [];
  const steps: ReadonlySet<ts.Node> = new Set(unit.step.elements);
  const valuesIn = (list: ts.Expression): readonly ts.Expression[] => {
    const plain = plainExpression(list);
    const isListed = (each: ts.Expression): boolean =>
      each.pos >= plain.pos && each.end <= plain.end;
    if (steps.has(plain)) return [];
    if (!unit.step.elements.some(isListed)) return [list];
    return childrenOf(plain).flatMap(valuesIn);
  };
  return childrenOf(unit.node).flatMap(valuesIn);
}

function childrenOf(node: ts.Node): readonly ts.Expression[] {
  const children: ts.Expression[] = [];
  ts.forEachChild(node, (child) => {
    if (ts.isExpression(child)) children.push(child);
  });
  return children.map(withoutSpread);
}

/** What `parent` evaluates before `child`; `isStarted`: the child is a promise in a list, which waits for nothing. */
function partsOf(parent: ts.Node, child: ts.Node, isStarted: boolean): readonly ts.Expression[] {
  if (ts.isArrayLiteralExpression(parent))
    return beside(parent.elements, child, isStarted).map(withoutSpread);
  if (ts.isObjectLiteralExpression(parent))
    return beside(parent.properties, child).flatMap(ofMember);
  if (ts.isPropertyAssignment(parent)) return parent.initializer === child ? keyOf(parent) : [];
  if (ts.isCallExpression(parent)) return beforeArgument(parent, child);
  if (ts.isTemplateExpression(parent))
    return beside(parent.templateSpans, child).map(({ expression }) => expression);
  return beforeOperand(parent, child);
}

function beforeOperand(parent: ts.Node, child: ts.Node): readonly ts.Expression[] {
  if (ts.isElementAccessExpression(parent))
    return parent.argumentExpression === child ? [parent.expression] : [];
  if (!ts.isBinaryExpression(parent) || parent.right !== child) return [];
  return isAssigning(parent) ? [] : [parent.left];
}

function beside<N extends ts.Node>(
  list: readonly N[],
  child: ts.Node,
  all: boolean = false,
): readonly N[] {
  return list.filter((each) => (all ? each !== child : each.pos < child.pos));
}

function withoutSpread(node: ts.Expression): ts.Expression {
  return ts.isSpreadElement(node) ? node.expression : node;
}

function ofMember(member: ts.ObjectLiteralElementLike): readonly ts.Expression[] {
  if (ts.isSpreadAssignment(member)) return [member.expression];
  return ts.isPropertyAssignment(member) ? [...keyOf(member), member.initializer] : [];
}

function keyOf({ name }: ts.PropertyAssignment): readonly ts.Expression[] {
  return ts.isComputedPropertyName(name) ? [name.expression] : [];
}

/** The object of a method, and the arguments before this one. */
function beforeArgument(call: ts.CallExpression, child: ts.Node): readonly ts.Expression[] {
  if (call.expression === child) return [];
  const callee = plainExpression(call.expression);
  const isMethod = ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee);
  const object = isMethod ? [callee.expression] : [];
  return [...object, ...beside(call.arguments, child).map(withoutSpread)];
}

function isAssigning({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
