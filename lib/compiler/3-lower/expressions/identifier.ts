import ts from "typescript";
import { functionsObject, isFunctionType, isZoned, wrappedExpression } from "../../1-load/index.ts";
import { absent, isAbsent } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { checkUse } from "../errors/caught-use.ts";
import { isCounter } from "./counter.ts";
import { type ExpressionContext, nest, refuse, settled, valueAt } from "./expression-context.ts";
import { kindsOfType, undefinedKind } from "./kinds.ts";
import { narrowsWrongly } from "./narrows-wrongly.ts";
import { zoneNameIn } from "./time/zoned-type.ts";

/** A flow variable, a local, a constant of a module, `undefined`. */
export function lowerIdentifier(node: ts.Identifier, context: ExpressionContext): Value {
  const symbol = symbolOf(node, context);
  if (symbol === undefined) return refuse(context, node, "NG1001", { callee: node.text });
  if (functionsObject(symbol.valueDeclaration, context.checker) && !isOwner(node)) {
    const help = "hand on its members, or its functions by their names";
    return refuse(
      context,
      node,
      "NG1000",
      { construct: `\`${node.text}\`, which holds functions, as a value` },
      help,
    );
  }
  const value = context.lookup(symbol);
  if (value?.caught) checkUse(node, value.caught, context);
  if (value !== undefined) return settled(narrowed(node, symbol, value, context), context);
  if (context.checker.isUndefinedSymbol(symbol)) return valueAt(node, absent(), context, true);
  return lowerConstant(node, symbol, context);
}

/** The symbol that a name stands for, through imports and `{ name }`. */
export function symbolOf(node: ts.Node, context: ExpressionContext): ts.Symbol | undefined {
  const { checker } = context;
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Alias) === 0) return symbol;
  return checker.getAliasedSymbol(symbol);
}

/** Inside a generic helper: what the value was given as says more. */
function isGeneric(type: ts.Type, checker: ts.TypeChecker): boolean {
  if ((type.flags & ts.TypeFlags.TypeParameter) !== 0) return true;
  if (type.isUnion()) return type.types.some((part) => isGeneric(part, checker));
  const item = checker.isArrayLikeType(type)
    ? checker.getIndexTypeOfType(type, ts.IndexKind.Number)
    : undefined;
  return item !== undefined && isGeneric(item, checker);
}

/** `ops.limit`, `ops["limit"]` */
function isOwner(node: ts.Identifier): boolean {
  const { parent } = wrappedExpression(node);
  const isAccess = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  return isAccess && parent.expression === wrappedExpression(node);
}

/** TypeScript's narrowing counts where the declared type says that undefined is possible; our own knowledge counts otherwise. */
function narrowed(
  node: ts.Identifier,
  symbol: ts.Symbol,
  value: Value,
  context: ExpressionContext,
): Value {
  const { checker } = context;
  const declared = checker.getTypeOfSymbol(symbol);
  const here = typeHere(node, symbol, declared, checker);
  const loose = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter;
  if (value.caught) return { ...value, type: here };
  if ((here.flags & loose) !== 0) return value;
  if (saysMore(value.type, here, checker)) return value;
  const mayBeAbsent = (type: ts.Type): boolean =>
    (kindsOfType(type, checker) & undefinedKind) !== 0;
  const optional = mayBeAbsent(declared) ? mayBeAbsent(here) && value.optional : value.optional;
  if (isAbsent(value.expression) && isFunctionType(here, checker)) return value;
  const { expression } = value;
  const named = expression.kind === "read" || expression.kind === "local";
  const counts = named && isCounter(symbol, checker);
  return { expression: counts ? { ...expression, whole: true } : expression, type: here, optional };
}

/** What a helper was given: an item of a known type, a time in a known zone. */
function saysMore(given: ts.Type, here: ts.Type, checker: ts.TypeChecker): boolean {
  if (isZoned(here)) return isZoned(given) && zoneNameIn(here, checker) === undefined;
  return isGeneric(here, checker) && !isGeneric(given, checker);
}

function typeHere(
  node: ts.Identifier,
  symbol: ts.Symbol,
  declared: ts.Type,
  checker: ts.TypeChecker,
): ts.Type {
  const here = checker.getTypeAtLocation(node);
  return here !== declared && narrowsWrongly(node, symbol, checker) ? declared : here;
}

/** A constant of a module: its value is put in its place. */
function lowerConstant(node: ts.Identifier, symbol: ts.Symbol, context: ExpressionContext): Value {
  const declaration = symbol.valueDeclaration;
  const initializer =
    declaration && ts.isVariableDeclaration(declaration) && isModuleConstant(declaration)
      ? declaration.initializer
      : undefined;
  if (initializer === undefined || context.open.includes(initializer)) {
    return refuse(
      context,
      node,
      "NG1000",
      { construct: `\`${node.text}\`` },
      "use the flow's parameters and variables, and `const`s of a module",
    );
  }
  const value = nest(context, new Map(), [...context.open, initializer]).lower(initializer);
  return { ...value, type: context.checker.getTypeAtLocation(node) };
}

function isModuleConstant(declaration: ts.VariableDeclaration): boolean {
  const list = declaration.parent;
  return (
    ts.isVariableDeclarationList(list) &&
    (list.flags & ts.NodeFlags.Const) !== 0 &&
    ts.isSourceFile(list.parent.parent)
  );
}
