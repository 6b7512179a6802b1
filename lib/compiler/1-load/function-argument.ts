import ts from "typescript";
import type { FunctionNode } from "./loaded-project.ts";
import { plainExpression } from "./plain-expression.ts";
import { initializerOf, symbolOf } from "./symbols.ts";

/** The function that an argument is: in place, or by the name of a function or constant of the project. */
export function functionArgument(
  checker: ts.TypeChecker,
  argument: ts.Expression | undefined,
): FunctionNode | undefined {
  if (argument === undefined) return undefined;
  const plain = plainExpression(argument);
  if (ts.isArrowFunction(plain) || ts.isFunctionExpression(plain)) return plain;
  if (!ts.isIdentifier(plain)) return undefined;
  const symbol = symbolOf(checker, plain);
  const declaration = symbol?.valueDeclaration;
  if (declaration && ts.isFunctionDeclaration(declaration) && declaration.body) return declaration;
  return functionArgument(checker, symbol && initializerOf(symbol));
}
