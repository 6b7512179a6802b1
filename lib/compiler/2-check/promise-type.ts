import ts from "typescript";

/** A promise, or an array of promises. */
export function isPromising(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (isPromise(type)) return true;
  if (!checker.isArrayType(type) && !checker.isTupleType(type)) return false;
  return checker.getTypeArguments(type as ts.TypeReference).some(isPromise);
}

export function isPromise(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(isPromise);
  return (type.flags & ts.TypeFlags.Object) !== 0 && type.getSymbol()?.name === "Promise";
}

/** `Promise.all`: the function's name, for a function of the global `Promise`. */
export function promiseFunction(callee: ts.Expression): string | undefined {
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const { expression, name } = callee;
  return ts.isIdentifier(expression) && expression.text === "Promise" ? name.text : undefined;
}
