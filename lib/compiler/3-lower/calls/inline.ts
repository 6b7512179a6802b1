import ts from "typescript";
import type { FunctionNode } from "../../1-load/index.ts";
import type { Assignment, Edge } from "../../ir/index.ts";
import { absent } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { bindNames } from "../bind-names.ts";
import type { Value } from "../context.ts";
import { assigning } from "../edges.ts";
import { caughtIn } from "../errors/caught-in.ts";
import { heldIfItFails } from "../errors/held.ts";
import { argumentsFor } from "../expressions/arguments.ts";
import { expressionContext, lowerExpression } from "../expressions/index.ts";
import { withDefault } from "../patterns/with-default.ts";
import { contextAt, type Exits, type Place, refuse, type StepPlace } from "../place.ts";
import { functionScope, withValues } from "../scope.ts";
import type { InlineStep } from "./resolve-step.ts";

/** `await helper(…)`: the helper's body in place of the call; its `return` goes on behind the call. */
export function lowerInline(step: InlineStep, at: StepPlace): Edge {
  const { place, context, next, into } = at;
  const { break: _break, continue: _continue, ...outer } = place.exits;
  const exits: Exits = {
    ...outer,
    labelled: new Map(),
    return: (result, node) =>
      into === undefined
        ? next
        : assigning(assignment(place, into, result?.value ?? absent(), node), next),
  };
  const values = argumentsFor(step.fn, step.call.arguments, expressionContext(context));
  return lowerBody(step.fn, values, step.call, { ...place, exits });
}

/** A function's body at a place whose `return` says what becomes of its value. */
export function lowerBody(
  fn: FunctionNode,
  values: readonly (Value | undefined)[],
  call: ts.Node,
  place: Place,
): Edge {
  if (place.inlined.includes(fn)) {
    const name = fn.name?.getText() ?? "a function";
    refuse(place, "NG1000", call, { construct: `a call of \`${name}\` inside itself` }, RECURSION);
    return place.exits.return(undefined, call);
  }
  const { checker, variables } = place.flow;
  const own = functionScope(fn, place.scope, checker, variables, caughtIn(place.flow));
  const scope = withValues(own, errorsAmong(fn, values, checker));
  const inner: Place = { ...place, scope, inlined: [...place.inlined, fn] };
  const bound = fn.parameters.flatMap((parameter, at) =>
    bindParameter(parameter, values[at], inner),
  );
  return assigning(bound, bodyOf(fn, inner));
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

const RECURSION = "write a loop, or a flow that awaits itself by its name";

/** A caught error stays one as a parameter. */
function errorsAmong(
  fn: FunctionNode,
  values: readonly (Value | undefined)[],
  checker: ts.TypeChecker,
): ReadonlyMap<ts.Symbol, Value> {
  const errors = new Map<ts.Symbol, Value>();
  fn.parameters.forEach(({ name }, at) => {
    const value = values[at];
    const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
    if (value?.caught && symbol) errors.set(symbol, value);
  });
  return errors;
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
