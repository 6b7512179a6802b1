import ts from "typescript";
import { plainExpression } from "./plain-expression.ts";

/** Whether values of the type are functions, or undefined. */
export function isFunctionType(type: ts.Type, checker: ts.TypeChecker): boolean {
  return checker.getNonNullableType(type).getCallSignatures().length > 0;
}

/** A parameter that takes a function. */
export function isFunctionParameter(
  { name }: ts.ParameterDeclaration,
  checker: ts.TypeChecker,
): boolean {
  return ts.isIdentifier(name) && isFunctionType(checker.getTypeAtLocation(name), checker);
}

/** `{ add: (a, b) => … }`: the members of an object written out that are functions. */
export function functionMembers(
  object: ts.ObjectLiteralExpression,
  checker: ts.TypeChecker,
): readonly ts.ObjectLiteralElementLike[] {
  return object.properties.filter(
    (member) =>
      (ts.isPropertyAssignment(member) || ts.isShorthandPropertyAssignment(member)) &&
      isFunctionType(checker.getTypeAtLocation(member.name), checker),
  );
}

/** An object with functions that a `const` holds: known by its members, never as a whole. */
export function functionsObject(
  declaration: ts.Node | undefined,
  checker: ts.TypeChecker,
): ts.ObjectLiteralExpression | undefined {
  if (!declaration || !ts.isVariableDeclaration(declaration)) return undefined;
  const isConst =
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  const value = declaration.initializer && plainExpression(declaration.initializer);
  const isObject = isConst && value && ts.isObjectLiteralExpression(value);
  return isObject && functionMembers(value, checker).length > 0 ? value : undefined;
}

/** A name that stands for a function, or for an object with nothing but functions: it has no value. */
export function standsForFunctions(declaration: ts.Node, checker: ts.TypeChecker): boolean {
  const isName =
    ts.isVariableDeclaration(declaration) ||
    ts.isParameter(declaration) ||
    ts.isBindingElement(declaration);
  if (!isName || !ts.isIdentifier(declaration.name)) return false;
  const object = functionsObject(declaration, checker);
  if (object) return functionMembers(object, checker).length === object.properties.length;
  return isFunctionType(checker.getTypeAtLocation(declaration.name), checker);
}
