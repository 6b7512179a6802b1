import type ts from "typescript";

/** What `Promise.allSettled` gives for a promise. */
export type SettledKind = "PromiseFulfilledResult" | "PromiseRejectedResult";

/** The settled results that a value of the type is, or holds in lists or as a promise. */
export function settledKinds(type: ts.Type, checker: ts.TypeChecker): ReadonlySet<SettledKind> {
  const found = new Set<SettledKind>();
  const seen = new Set<ts.Type>();
  const visit = (each: ts.Type): void => {
    if (seen.has(each)) return;
    seen.add(each);
    const kind = kindOf(each);
    if (kind) found.add(kind);
    else for (const inner of heldBy(each, checker)) visit(inner);
  };
  visit(type);
  return found;
}

function kindOf(type: ts.Type): SettledKind | undefined {
  const symbol = type.getSymbol();
  const isOfLanguage = symbol?.declarations?.every(
    (each) => each.getSourceFile().isDeclarationFile,
  );
  return isOfLanguage ? KINDS.find((each) => each === symbol?.name) : undefined;
}

const KINDS: readonly SettledKind[] = ["PromiseFulfilledResult", "PromiseRejectedResult"];

function heldBy(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  if (type.isUnionOrIntersection()) return type.types;
  const symbol = type.getSymbol()?.name ?? "";
  const isList = checker.isArrayType(type) || checker.isTupleType(type);
  return isList || symbol === "Promise" ? checker.getTypeArguments(type as ts.TypeReference) : [];
}
