import ts from "typescript";
import { type FunctionNode, isFunctionParameter } from "../../1-load/index.ts";
import type { Assignment, Edge } from "../../ir/index.ts";
import { absent, mayFail } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { bindNames } from "../bind-names.ts";
import { type Bound, type Callable, type Code, withBound } from "../callables/callable.ts";
import { boundBy } from "../callables/callable-of.ts";
import type { Value } from "../context.ts";
import { assigning } from "../edges.ts";
import { caughtIn } from "../errors/caught-in.ts";
import { heldIfItFails } from "../errors/held.ts";
import { argumentsFor } from "../expressions/arguments.ts";
import { expressionContext, lowerExpression } from "../expressions/index.ts";
import { withDefault } from "../patterns/with-default.ts";
import { contextAt, type Exits, type Place, refuse, type StepPlace } from "../place.ts";
import { functionScope, withValues } from "../scope.ts";
import { lowerComputedCall } from "./computed-call.ts";
import { HomePlace } from "./home-place.ts";
import type { InlineStep } from "./resolve-step.ts";

/** `await helper(…)`: the helper's body in place of the call; its `return` goes on behind the call. */
export function lowerInline(step: InlineStep, at: StepPlace): Edge {
  const computed = lowerComputedCall(step, at);
  if (computed) return computed;
  const { place, context } = at;
  const { code, call } = step;
  const given = boundBy(code.fn, call.arguments, place.flow.project);
  const values = argumentsFor(code.fn, call.arguments, expressionContext(context));
  return inPlaceOfCall(code, { values, given: athome(given, place) }, call, at);
}

/** A function's body in place of a call; its `return` goes on behind that. */
export function inPlaceOfCall(
  code: Code,
  given: Given,
  call: ts.CallExpression,
  { place, next, into }: StepPlace,
): Edge {
  const { break: _break, continue: _continue, ...outer } = place.exits;
  const exits: Exits = {
    ...outer,
    labelled: new Map(),
    return: (result, node) => {
      const value = result?.value ?? absent();
      const isLost = into === undefined && !mayFail(value);
      const variable = into ?? place.flow.variables.declare("unused", "boxed");
      return isLost ? next : assigning(assignment(place, variable, value, node), next);
    },
  };
  return lowerCode(code, given, call, { ...place, exits });
}

/** What a function gets in a call. */
interface Given {
  readonly values: readonly (Value | undefined)[];
  readonly given: Bound;
}

/** A function's body where the names around it are what they were where it was made. */
export function lowerCode(code: Code, { values, given }: Given, call: ts.Node, place: Place): Edge {
  const home = code.home instanceof HomePlace ? code.home.place : place;
  const start = { ...place, scope: home.scope, flow: home.flow };
  const { assigned, at } = code.frames.reduce(enter, { assigned: [], at: start });
  const bound = new Map([...code.functions, ...given]);
  return assigning(assigned, lowerBody(code.fn, values, call, knowing(bound, at)));
}

/** The parameters of a call whose result is called here. */
function enter(
  { assigned, at }: Entered,
  { fn, arguments: given }: Code["frames"][number],
): Entered {
  const values = argumentsFor(fn, given, expressionContext(contextAt(at)));
  const inner = scoped(fn, values, at);
  return { assigned: [...assigned, ...bindParameters(fn, values, inner)], at: inner };
}

interface Entered {
  readonly assigned: readonly Assignment[];
  readonly at: Place;
}

function knowing(bound: Bound, place: Place): Place {
  if (bound.size === 0) return place;
  return { ...place, flow: { ...place.flow, project: withBound(place.flow.project, bound) } };
}

/** Functions that are handed on keep the place where they were made. */
function athome(given: Bound, place: Place): Bound {
  return new Map([...given].map(([symbol, callable]) => [symbol, homed(callable, place)] as const));
}

function homed(callable: Callable, place: Place): Callable {
  if (callable.kind === "other") return callable;
  if (callable.kind === "code") return { ...callable, home: callable.home ?? new HomePlace(place) };
  const [then, otherwise] = [homed(callable.then, place), homed(callable.otherwise, place)];
  return { ...callable, then, otherwise };
}

/** A function's body at a place whose `return` says what becomes of its value. */
function lowerBody(
  fn: FunctionNode,
  values: readonly (Value | undefined)[],
  call: ts.Node,
  place: Place,
): Edge {
  if (place.inlined.filter((each) => each === fn).length >= DEEPEST) {
    const name = fn.name?.getText() ?? "a function";
    refuse(place, "NG1000", call, { construct: `a call of \`${name}\` inside itself` }, RECURSION);
    return place.exits.return(undefined, call);
  }
  const inner: Place = { ...scoped(fn, values, place), inlined: [...place.inlined, fn] };
  return assigning(bindParameters(fn, values, inner), bodyOf(fn, inner));
}

/** The place with a variable for each name of the function. */
function scoped(fn: FunctionNode, values: readonly (Value | undefined)[], place: Place): Place {
  const { checker, variables } = place.flow;
  const own = functionScope(fn, place.scope, checker, variables, caughtIn(place.flow));
  return { ...place, scope: withValues(own, fixedAmong(fn, values, place)) };
}

function bindParameters(
  fn: FunctionNode,
  values: readonly (Value | undefined)[],
  place: Place,
): readonly Assignment[] {
  return fn.parameters.flatMap((parameter, at) => {
    const isBound = isFunctionParameter(parameter, place.flow.checker) && values[at] === undefined;
    return isBound ? [] : bindParameter(parameter, values[at], place);
  });
}

/** What `return expression` does: a helper's body takes the place, any other step needs no `await`. */
export function lowerReturned(expression: ts.Expression, place: Place): Edge {
  const use = (context: ReturnType<typeof contextAt>): Edge => {
    const given = lowerExpression(expression, context);
    const { before, value } = heldIfItFails(given, expression, place);
    const { optional, type } = value;
    const result = { value: value.expression, optional, type };
    return assigning(before, place.exits.return(result, expression));
  };
  return evaluate(expression, place, use, { tail: true });
}

/** A function may get one that calls it again: `named("a", () => named("b", work))`. */
const DEEPEST = 8;

const RECURSION = "write a loop, or a flow that awaits itself by its name";

/** A caught error stays one as a parameter; a function that is not given is undefined. */
function fixedAmong(
  fn: FunctionNode,
  values: readonly (Value | undefined)[],
  { flow: { checker, project } }: Place,
): ReadonlyMap<ts.Symbol, Value> {
  const fixed = new Map<ts.Symbol, Value>();
  fn.parameters.forEach((parameter, at) => {
    const value = values[at];
    const { name } = parameter;
    const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
    if (symbol === undefined) return;
    if (value?.caught) fixed.set(symbol, value);
    const isMissing = isFunctionParameter(parameter, checker) && !project.bound?.(symbol);
    if (isMissing)
      fixed.set(symbol, { expression: absent(), type: checker.getUndefinedType(), optional: true });
  });
  return fixed;
}

function bodyOf(fn: FunctionNode, place: Place): Edge {
  if (fn.body === undefined) return place.exits.return(undefined, fn);
  if (!ts.isBlock(fn.body)) return lowerReturned(fn.body, place);
  const end = place.exits.return(undefined, fn.body);
  return place.flow.lower.statements(fn.body.statements, end, place);
}

function bindParameter(
  parameter: ts.ParameterDeclaration,
  given: Value | undefined,
  place: Place,
): readonly Assignment[] {
  const context = expressionContext(contextAt(place));
  const type = context.checker.getTypeAtLocation(parameter);
  const value = given ?? { expression: absent(), type, optional: true };
  return bindNames(
    parameter.name,
    withDefault(value, parameter.initializer, parameter.name, context),
    place,
    context,
  );
}
