import ts from "typescript";
import {
  type FunctionNode,
  functionsObject,
  initializerOf,
  isConst,
  isFunctionType,
  type LoadedProject,
  plainExpression,
  symbolOf,
} from "../1-load/index.ts";

/** The functions that become states and expressions: bodies of flows, commands of containers, and what these call in the project. */
export function flowCode(project: LoadedProject): readonly FunctionNode[] {
  const found = new Set<FunctionNode>();
  const add = (code: FunctionNode): void => {
    if (found.has(code) || isInside(code, found)) return;
    found.add(code);
    for (const called of functionsNamedIn(project, code)) add(called);
  };
  for (const { body } of project.flows) add(body);
  for (const key of keysOf(project)) add(key);
  for (const { command, environment, cpuOf, memoryOf, tag } of project.containers) {
    for (const option of [command, environment, cpuOf, memoryOf, tag]) if (option) add(option);
  }
  return [...found];
}

/** The functions that tell one key of a lock or a rate from another. */
function keysOf({ flows, tasks, containers }: LoadedProject): readonly FunctionNode[] {
  const steps = [...tasks, ...containers];
  const asked = [...flows, ...steps].map(({ lock }) => lock);
  return [...asked, ...steps.map(({ rate }) => rate)].flatMap((each) => each?.key ?? []);
}

/** Visits a node and what is in it, but for types. */
export function walkCode(root: ts.Node, visit: (node: ts.Node) => void): void {
  visit(root);
  ts.forEachChild(root, (child) => {
    if (!ts.isTypeNode(child) && !ts.isTypeParameterDeclaration(child)) walkCode(child, visit);
  });
}

/** The function of the project that a name stands for. */
export function functionOf(project: LoadedProject, name: ts.Identifier): FunctionNode | undefined {
  const symbol = symbolOf(project.checker, name);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || !project.sourceFiles.includes(declaration.getSourceFile())) {
    return undefined;
  }
  if (ts.isFunctionDeclaration(declaration)) return declaration.body && declaration;
  const initializer = symbol && initializerOf(symbol);
  const value = initializer && plainExpression(initializer);
  const isFunction = value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
  return isFunction ? value : undefined;
}

function functionsNamedIn(project: LoadedProject, code: FunctionNode): readonly FunctionNode[] {
  const functions: FunctionNode[] = [];
  walkCode(code, (node) => {
    const named = ts.isIdentifier(node) ? functionsBehind(project, node, []) : [];
    functions.push(...named.filter((each) => each !== code));
  });
  return functions;
}

/** The functions of a name: itself, those that its object holds, those from which it is made. */
function functionsBehind(
  project: LoadedProject,
  name: ts.Identifier,
  around: readonly ts.Node[],
): readonly FunctionNode[] {
  const named = functionOf(project, name);
  if (named || project.stepOf(name)) return named ? [named] : [];
  const symbol = symbolOf(project.checker, name);
  const initializer = symbol && holdsFunctions(symbol, project) ? initializerOf(symbol) : undefined;
  if (initializer === undefined || around.includes(initializer)) return [];
  const functions: FunctionNode[] = [];
  walkCode(initializer, (node) => {
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) functions.push(node);
    if (ts.isIdentifier(node)) {
      functions.push(...functionsBehind(project, node, [...around, initializer]));
    }
  });
  return functions;
}

/** Whether a constant of the project is a function, or an object with functions. */
export function holdsFunctions(
  symbol: ts.Symbol,
  { checker, sourceFiles }: LoadedProject,
): boolean {
  const declaration = symbol.valueDeclaration;
  if (!declaration || !sourceFiles.includes(declaration.getSourceFile())) return false;
  return (
    functionsObject(declaration, checker) !== undefined ||
    (ts.isVariableDeclaration(declaration) &&
      isConst(declaration) &&
      isFunctionType(checker.getTypeOfSymbol(symbol), checker))
  );
}

function isInside(code: FunctionNode, found: ReadonlySet<ts.Node>): boolean {
  return ts.findAncestor(code.parent, (node) => found.has(node)) !== undefined;
}
