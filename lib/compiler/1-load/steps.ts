import ts from "typescript";
import type { LoadedStep } from "./loaded-project.ts";
import { plainExpression } from "./plain-expression.ts";
import { initializerOf, isConst, symbolOf, unaliased } from "./symbols.ts";

/** Finds the step that a name stands for: follows imports, constants and members to the declaring call. */
export function stepFinder(
  checker: ts.TypeChecker,
  steps: ReadonlyMap<ts.Node, LoadedStep>,
): (name: ts.Expression | ts.Symbol) => LoadedStep | undefined {
  return (name) => {
    const symbol = isNode(name) ? symbolOfName(checker, name) : unaliased(checker, name);
    return symbol && follow(checker, steps, symbol, new Set());
  };
}

function follow(
  checker: ts.TypeChecker,
  steps: ReadonlyMap<ts.Node, LoadedStep>,
  symbol: ts.Symbol,
  seen: Set<ts.Symbol>,
): LoadedStep | undefined {
  if (seen.has(symbol)) return undefined;
  seen.add(symbol);
  const member = memberOf(checker, symbol);
  if (member !== undefined) return follow(checker, steps, member, seen);
  const initializer = initializerOf(symbol);
  if (initializer === undefined) return undefined;
  const held = plainExpression(initializer);
  const step = steps.get(held);
  if (step !== undefined) return step;
  const next = symbolOfName(checker, held);
  return next && follow(checker, steps, next, seen);
}

/** The member that a name of a pattern takes: `const { load } = steps`. */
function memberOf(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol | undefined {
  const element = symbol.valueDeclaration;
  if (!element || !ts.isBindingElement(element) || element.dotDotDotToken) return undefined;
  const declaration = ts.walkUpBindingElementsAndPatterns(element);
  if (!ts.isVariableDeclaration(declaration) || !isConst(declaration)) return undefined;
  const name = element.propertyName ?? element.name;
  if (!ts.isObjectBindingPattern(element.parent) || !ts.isIdentifier(name)) return undefined;
  const member = checker.getTypeAtLocation(element.parent).getProperty(name.text);
  return member && unaliased(checker, member);
}

function symbolOfName(checker: ts.TypeChecker, name: ts.Expression): ts.Symbol | undefined {
  const plain = plainExpression(name);
  if (ts.isPropertyAccessExpression(plain)) return symbolOf(checker, plain.name);
  return ts.isIdentifier(plain) ? symbolOf(checker, plain) : undefined;
}

function isNode(name: ts.Expression | ts.Symbol): name is ts.Expression {
  return "kind" in name;
}
