import ts from "typescript";
import { isConst, symbolOf } from "../../../1-load/index.ts";
import type { Value } from "../../context.ts";
import { unwrap } from "../unwrap.ts";

/** The name of the zone that a value is in; undefined where TypeScript doesn't know it. */
export function zoneNameOf(
  value: Value,
  node: ts.Node | undefined,
  checker: ts.TypeChecker,
): string | undefined {
  return zoneNameIn(value.type, checker) ?? (node && nameOfConst(node, checker));
}

/** The name in the type `Zoned<"Asia/Tokyo">`. */
export function zoneNameIn(type: ts.Type, checker: ts.TypeChecker): string | undefined {
  const member = checker.getPropertyOfType(checker.getNonNullableType(type), "zoneName");
  const name = member && checker.getTypeOfSymbol(member);
  return name?.isStringLiteral() ? name.value : undefined;
}

/** `const day: Zoned = zoned(…)`: what it is set to says more. */
function nameOfConst(node: ts.Node, checker: ts.TypeChecker): string | undefined {
  if (!ts.isExpression(node)) return undefined;
  const name = unwrap(node);
  const declaration = ts.isIdentifier(name) && symbolOf(checker, name)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !isConst(declaration))
    return undefined;
  const { initializer } = declaration;
  return initializer && zoneNameIn(checker.getTypeAtLocation(initializer), checker);
}
