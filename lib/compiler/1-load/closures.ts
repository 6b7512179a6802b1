import ts from "typescript";
import { assignedTargets, changedObjects, rootOf } from "./changes.ts";
import type { FunctionNode } from "./loaded-project.ts";
import { plainExpression } from "./plain-expression.ts";
import { symbolOf } from "./symbols.ts";

/** The variables that code changes when it runs, itself or through the closures that it calls. */
export interface Changes {
  /** In the order of their first change. */
  readonly all: ReadonlySet<ts.Symbol>;
  /** Given another value. */
  readonly whole: ReadonlySet<ts.Symbol>;
  /** Of these a member or an item is changed. */
  readonly inPlace: ReadonlySet<ts.Symbol>;
}

/** What running some code changes; of the variables of the closures that it calls nothing is left then. */
export function changesOf(code: readonly ts.Node[], checker: ts.TypeChecker): Changes {
  const nodes: ts.Node[] = [];
  const closures = walkRun(code, checker, (node) => void nodes.push(node));
  const outlives = (symbol: ts.Symbol): boolean =>
    !closures.some((closure) => isDeclaredIn(symbol, closure));
  return filtered(ownChanges(nodes, checker), outlives);
}

/** What nodes change themselves, without what is in them. */
export function ownChanges(nodes: readonly ts.Node[], checker: ts.TypeChecker): Changes {
  const changes = {
    all: new Set<ts.Symbol>(),
    whole: new Set<ts.Symbol>(),
    inPlace: new Set<ts.Symbol>(),
  };
  for (const node of nodes) {
    const objects = new Set(changedObjects(node).map(rootOf));
    for (const name of new Set([...assignedTargets(node).map(rootOf), ...objects])) {
      const symbol = symbolOf(checker, name);
      if (symbol === undefined) continue;
      changes.all.add(symbol);
      changes[objects.has(name) ? "inPlace" : "whole"].add(symbol);
    }
  }
  return changes;
}

/** The variables around a function that a call of it changes. */
export function outerChanges(fn: FunctionNode, checker: ts.TypeChecker): Changes {
  const changes = changesOf(fn.body ? [fn.body] : [], checker);
  return filtered(changes, (symbol) => !isDeclaredIn(symbol, fn));
}

/** The closure that a call calls, if it changes variables around it. */
export function changingClosure(node: ts.Node, checker: ts.TypeChecker): FunctionNode | undefined {
  const closure = ts.isCallExpression(node)
    ? closureOf(plainExpression(node.expression), checker)
    : undefined;
  return closure && outerChanges(closure, checker).all.size > 0 ? closure : undefined;
}

/** The function declared inside another one that a name stands for. Only such a one can change variables of a flow. */
export function closureOf(name: ts.Node, checker: ts.TypeChecker): FunctionNode | undefined {
  const declaration = ts.isIdentifier(name) ? symbolOf(checker, name)?.valueDeclaration : undefined;
  if (
    declaration === undefined ||
    ts.findAncestor(declaration.parent, ts.isFunctionLike) === undefined
  )
    return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  const value =
    ts.isVariableDeclaration(declaration) && declaration.initializer
      ? plainExpression(declaration.initializer)
      : undefined;
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : undefined;
}

/**
 * Visits what runs when some code runs: its nodes, and those of the closures that it names. A closure is no part of the code that only declares it.
 * Gives the closures.
 */
export function walkRun(
  code: readonly ts.Node[],
  checker: ts.TypeChecker,
  visit: (node: ts.Node) => void,
): readonly FunctionNode[] {
  const closures = new Set<FunctionNode>();
  const walk = (node: ts.Node): void => {
    if (isDeclaredClosure(node)) return;
    visit(node);
    const closure = closureOf(node, checker);
    if (closure?.body && !closures.has(closure)) {
      closures.add(closure);
      walk(closure.body);
    }
    ts.forEachChild(node, walk);
  };
  for (const node of code) walk(node);
  return [...closures];
}

/** `function f() {…}`, `f = () => {…}` of `const f = () => {…}` */
function isDeclaredClosure(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node)) return true;
  if (!ts.isVariableDeclaration(node) || !node.initializer) return false;
  const value = plainExpression(node.initializer);
  return ts.isArrowFunction(value) || ts.isFunctionExpression(value);
}

function isDeclaredIn({ valueDeclaration }: ts.Symbol, fn: FunctionNode): boolean {
  return ts.findAncestor(valueDeclaration, (node) => node === fn) !== undefined;
}

function filtered({ all, whole, inPlace }: Changes, is: (symbol: ts.Symbol) => boolean): Changes {
  const some = (symbols: ReadonlySet<ts.Symbol>) => new Set([...symbols].filter(is));
  return { all: some(all), whole: some(whole), inPlace: some(inPlace) };
}
