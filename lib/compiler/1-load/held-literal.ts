import ts from "typescript";
import { plainExpression } from "./plain-expression.ts";
import { initializerOf, symbolOf } from "./symbols.ts";

/** The object that is written in place, or that a constant of the project holds. */
export function heldLiteral(
  checker: ts.TypeChecker,
  node: ts.Expression,
): ts.ObjectLiteralExpression | undefined {
  const held = heldExpression(checker, node);
  return ts.isObjectLiteralExpression(held) ? held : undefined;
}

/** What an expression is in the end: names of constants are followed to what they hold. */
export function heldExpression(checker: ts.TypeChecker, node: ts.Expression): ts.Expression {
  const plain = plainExpression(node);
  const name = ts.isPropertyAccessExpression(plain) ? plain.name : plain;
  const symbol = ts.isIdentifier(name) ? symbolOf(checker, name) : undefined;
  const held = symbol && initializerOf(symbol);
  return held === undefined ? plain : heldExpression(checker, held);
}
