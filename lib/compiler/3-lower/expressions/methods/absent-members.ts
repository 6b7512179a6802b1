import ts from "typescript";
import type { LowerContext } from "../../context.ts";
import { kindsOfType, undefinedKind } from "../kinds.ts";

/** What helps. */
export const leaveOut = "leave such a member out: `...(x !== undefined && { x })`";

/**
 * Whether an object may have members that hold undefined: they have a key in JavaScript, and none in JSON. A member that is declared optional
 * is either there or not, unless the flow's own file writes it with what may be undefined.
 */
export function hasAbsentMembers(type: ts.Type, node: ts.Node, context: LowerContext): boolean {
  const own = context.checker.getNonNullableType(type);
  const parts = own.isUnion() ? own.types : [own];
  return parts.some((part) =>
    part.getProperties().some((member) => isAbsent(member, node, context)),
  );
}

function isAbsent(member: ts.Symbol, node: ts.Node, context: LowerContext): boolean {
  if ((member.flags & ts.SymbolFlags.Optional) !== 0)
    return isWrittenUndefined(member, node.getSourceFile(), context.checker);
  return mayBeUndefined(context.checker.getTypeOfSymbol(member), context.checker);
}

function mayBeUndefined(type: ts.Type, checker: ts.TypeChecker): boolean {
  return (kindsOfType(type, checker) & undefinedKind) !== 0;
}

/** TypeScript takes `{ a: undefined }` for an optional `a`, but where it is told `exactOptionalPropertyTypes`. */
function isWrittenUndefined(
  member: ts.Symbol,
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): boolean {
  const visit = (node: ts.Node): boolean =>
    writes(node, member, checker) ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(file);
}

function writes(node: ts.Node, member: ts.Symbol, checker: ts.TypeChecker): boolean {
  const value = writtenValue(node, member.name);
  if (value === undefined || !mayBeUndefined(checker.getTypeAtLocation(value), checker))
    return false;
  const target = targetOf(node, member.name, checker);
  return target === undefined || target.valueDeclaration === member.valueDeclaration;
}

/** `{ name: value }`, `{ name }`, `o.name = value` */
function writtenValue(node: ts.Node, name: string): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === name) return node.initializer;
  if (ts.isShorthandPropertyAssignment(node) && node.name.text === name) return node.name;
  const isSet =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    node.left.name.text === name;
  return isSet ? node.right : undefined;
}

/** The member that is written, as its type declares it; undefined where nothing says. */
function targetOf(node: ts.Node, name: string, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left))
    return checker.getSymbolAtLocation(node.left.name);
  if (!ts.isObjectLiteralElementLike(node) || !ts.isObjectLiteralExpression(node.parent))
    return undefined;
  const type = checker.getContextualType(node.parent);
  return type && checker.getPropertyOfType(checker.getNonNullableType(type), name);
}
