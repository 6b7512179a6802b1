import type ts from "typescript";
import { isFunctionType } from "../../1-load/index.ts";
import {
  type Binding,
  binary,
  bind,
  conditional,
  type Expression,
  literal,
  local,
} from "../../jsonata/index.ts";
import type { Bound, Callable, Choice, Code } from "../callables/callable.ts";
import { withBound } from "../callables/callable.ts";
import { boundBy } from "../callables/callable-of.ts";
import type { Value } from "../context.ts";
import { bindParameters } from "../patterns/bind-parameters.ts";
import {
  type ExpressionContext,
  nest,
  refuse,
  replacing,
  typedValue,
} from "./expression-context.ts";
import { lowerTruth } from "./logical.ts";
import { isCheap } from "./once.ts";

/** A call of what its callee stands for. */
export function callCallable(
  callable: Callable,
  node: ts.CallExpression,
  context: ExpressionContext,
): Value {
  if (callable.kind === "code") return callCode(callable, node, context);
  if (callable.kind === "choice") return callEither(callable, node, context);
  const apply = context.builtIn(callable.node, context);
  if (apply) return apply({ node, context, arguments: node.arguments });
  return refuse(context, node, "NG1001", { callee: node.expression.getText() });
}

/** Makes something of a function with the context in which its body has the values of the names around it. */
function within(
  code: Code,
  context: ExpressionContext,
  use: (inner: ExpressionContext) => Value,
): Value {
  const { home, frames, functions } = code;
  const bindings: Binding[] = [];
  let inner = home ? athome(home, context) : context;
  for (const frame of frames) {
    const values = context.argumentsFor(frame.fn, frame.arguments, inner);
    const parameters = bindParameters(frame.fn, values, inner);
    bindings.push(...parameters.bindings);
    inner = parameters.context;
  }
  const value = use(bound(inner, functions));
  return { ...value, expression: bind(bindings, value.expression) };
}

/** The test of a choice, where it is called. */
function testOf({ test }: Choice, context: ExpressionContext): Expression {
  if (test.kind === "truth") return lowerTruth(test.node, context);
  return binary("=", context.lower(test.node).expression, literal(test.name));
}

function callCode(code: Code, node: ts.CallExpression, context: ExpressionContext): Value {
  const values = context.argumentsFor(code.fn, node.arguments, context);
  const given = boundBy(code.fn, node.arguments, context.functions);
  return callValues(code, values, given, context);
}

/** The value of a function of the project for these values. */
export function callValues(
  code: Code,
  values: readonly (Value | undefined)[],
  given: Bound,
  context: ExpressionContext,
): Value {
  return within(code, context, (inner) =>
    context.callFunction(code.fn, values, bound(inner, given)),
  );
}

/** The arguments are computed once, whichever function gets them. */
function callEither(choice: Choice, node: ts.CallExpression, context: ExpressionContext): Value {
  const bindings: Binding[] = [];
  const values = new Map<ts.Node, Value>();
  for (const argument of node.arguments) {
    if (isFunctionType(context.checker.getTypeAtLocation(argument), context.checker)) continue;
    const value = context.lower(argument);
    if (isCheap(value.expression)) continue;
    const name = context.freshLocal("given");
    bindings.push({ name, value: value.expression });
    values.set(argument, { ...value, expression: local(name) });
  }
  const inner = replacing(context, values);
  const then = callCallable(choice.then, node, inner);
  const otherwise = callCallable(choice.otherwise, node, inner);
  const value = either(choice, then, otherwise, context.checker.getTypeAtLocation(node), context);
  return { ...value, expression: bind(bindings, value.expression) };
}

/** What a choice of two functions gives. */
export function either(
  choice: Choice,
  then: Value,
  otherwise: Value,
  type: ts.Type,
  context: ExpressionContext,
): Value {
  const expression = conditional(testOf(choice, context), then.expression, otherwise.expression);
  const own = then.type === otherwise.type ? then.type : type;
  return typedValue(expression, own, context, then.optional || otherwise.optional);
}

function bound(context: ExpressionContext, functions: Bound): ExpressionContext {
  if (functions.size === 0) return context;
  return nest({ ...context, functions: withBound(context.functions, functions) }, new Map());
}

function athome(home: NonNullable<Code["home"]>, context: ExpressionContext): ExpressionContext {
  const { functions } = home;
  return nest({ ...context, functions, lookup: (symbol) => home.lookup(symbol) }, new Map());
}
