import ts from "typescript";
import { type Code, diagnostic, type Values } from "../../../diagnostics/index.ts";
import { type Expression, literal } from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { kindsOfType, undefinedKind } from "./kinds.ts";

/** What the files of this folder hand on to each other: the context of the flow, and the way back to the table. */
export interface ExpressionContext extends LowerContext {
  lower(node: ts.Expression): Value;
  /** The same with other names; see `nest`. */
  lowerIn(node: ts.Expression, context: ExpressionContext): Value;
  /** What a name that the language declares does when it is called: `Number`, `Math.abs`. */
  builtIn(name: ts.Expression, context: ExpressionContext): GlobalFunction | undefined;
  /** The value of a function called with these values. */
  callFunction(
    fn: FunctionNode,
    values: readonly (Value | undefined)[],
    context: ExpressionContext,
  ): Value;
  /** What each parameter gets in a call. */
  argumentsFor(
    fn: FunctionNode,
    given: readonly ts.Expression[],
    context: ExpressionContext,
  ): readonly (Value | undefined)[];
  /** The constants and functions whose code is being put in place of their names, against those that need themselves. */
  readonly open: readonly ts.Node[];
  /** The functions whose code is being written as one that calls itself, by the name that it has there. */
  readonly recurring: ReadonlyMap<ts.Node, string>;
}

/** A function of the language, called. */
export type GlobalFunction = (call: Call) => Value;

/** A call of a method or function of the language. */
export interface Call {
  readonly node: ts.CallExpression;
  readonly context: ExpressionContext;
  readonly arguments: readonly ts.Expression[];
}

export type FunctionNode = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;

/** A context in which some symbols have other values. */
export function nest(
  context: ExpressionContext,
  values: ReadonlyMap<ts.Symbol, Value>,
  open: readonly ts.Node[] = context.open,
): ExpressionContext {
  const inner: ExpressionContext = {
    ...context,
    open,
    lookup: (symbol) => values.get(symbol) ?? context.lookup(symbol),
    lower: (node) => context.lowerIn(node, inner),
  };
  return inner;
}

/** A context in which some nodes have been evaluated already. */
export function replacing(
  context: ExpressionContext,
  values: ReadonlyMap<ts.Node, Value>,
): ExpressionContext {
  const replaced = new Map([...context.replaced, ...values]);
  return values.size === 0 ? context : nest({ ...context, replaced }, new Map());
}

/** A value of a type; it may be undefined where the type, or the caller, says so. */
export function typedValue(
  expression: Expression,
  type: ts.Type,
  context: LowerContext,
  optional = false,
): Value {
  const absentByType = (kindsOfType(type, context.checker) & undefinedKind) !== 0;
  return { expression, type, optional: optional || absentByType };
}

/** The value of a node, of the type that TypeScript found there. */
export function valueAt(
  node: ts.Node,
  expression: Expression,
  context: LowerContext,
  optional = false,
): Value {
  return typedValue(expression, context.checker.getTypeAtLocation(node), context, optional);
}

/** The value that awaiting gives. */
export function settled(value: Value, { checker }: LowerContext): Value {
  return { ...value, type: checker.getAwaitedType(value.type) ?? value.type };
}

/** A value that is never undefined, whatever TypeScript thinks of the node. */
export function presentAt(node: ts.Node, expression: Expression, context: LowerContext): Value {
  const type = context.checker.getTypeAtLocation(node);
  return { expression, type, optional: false };
}

export function numberValue(expression: Expression, context: LowerContext): Value {
  return { expression, type: context.checker.getNumberType(), optional: false };
}

export function stringValue(expression: Expression, context: LowerContext): Value {
  return { expression, type: context.checker.getStringType(), optional: false };
}

export function booleanValue(expression: Expression, context: LowerContext): Value {
  return { expression, type: context.checker.getBooleanType(), optional: false };
}

/** Reports, and gives something to go on with. */
export function refuse<C extends Code>(
  context: LowerContext,
  node: ts.Node,
  code: C,
  values: Values<C>,
  help?: string,
): Value {
  context.report(diagnostic(code, context.span(node), values, help === undefined ? {} : { help }));
  const type = ts.isExpression(node)
    ? context.checker.getTypeAtLocation(node)
    : context.checker.getAnyType();
  return { expression: literal(null), type, optional: false };
}

/** Refuses syntax: `what` can't be part of a flow. */
export function refuseSyntax(
  context: LowerContext,
  node: ts.Node,
  what: string,
  help?: string,
): Value {
  return refuse(context, node, "NG1000", { construct: what }, help);
}
