import ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import { read } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { evaluate, unitsAt } from "../awaits/evaluate.ts";
import { bindNames, hold } from "../bind-names.ts";
import type { Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { expressionContext, lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { partOf } from "../patterns/bind-pattern.ts";
import { isGiven, withDefault } from "../patterns/with-default.ts";
import { contextAt, originAt, type Place, refuse } from "../place.ts";
import { absenceIn } from "../variables.ts";

/** Whether a default of a pattern awaits or changes something: `const { rows = await count() } = report`. */
export function takesSteps(pattern: ts.BindingName, place: Place): boolean {
  if (ts.isIdentifier(pattern)) return false;
  return pattern.elements.some((element) => {
    if (ts.isOmittedExpression(element)) return false;
    const { propertyName: key, initializer, name } = element;
    const parts = [initializer, key && ts.isComputedPropertyName(key) ? key.expression : undefined];
    return parts.some((each) => each && unitsAt(each, place).length > 0) || takesSteps(name, place);
  });
}

/** Names of a pattern one after the other; such a default is a way of its own, for what is undefined. */
export function bindStepwise(
  pattern: ts.BindingName,
  value: Value,
  next: Edge,
  place: Place,
): Edge {
  const context = expressionContext(contextAt(place));
  if (ts.isIdentifier(pattern) || !takesSteps(pattern, place))
    return assigning(bindNames(pattern, value, place, context), next);
  if (refuseKeys(pattern, place)) return next;
  const held = hold(value, place);
  const edge = pattern.elements.reduceRight(
    (after, element, at) =>
      ts.isOmittedExpression(element)
        ? after
        : bindPart(element, partOf(element, at, held.value, context), after, place),
    next,
  );
  return assigning(assignment(place, held.variable, value.expression, pattern), edge);
}

function bindPart(
  { name, initializer }: ts.BindingElement,
  value: Value,
  next: Edge,
  place: Place,
): Edge {
  const context = expressionContext(contextAt(place));
  if (initializer === undefined || !value.optional || unitsAt(initializer, place).length === 0)
    return bindStepwise(name, withDefault(value, initializer, name, context), next, place);
  const { checker } = place.flow;
  const type = checker.getTypeAtLocation(name);
  const into = variableFor(name, type, place);
  const optional = place.flow.variables.absenceOf(into) !== "never";
  const taken: Value = { expression: read(into), type, optional };
  const then = ts.isIdentifier(name) ? next : bindStepwise(name, taken, next, place);
  const choice = place.graph.add({
    kind: "choice",
    origin: originAt(place, initializer, `if ${shortText(name)}`),
    rules: [
      {
        test: isGiven(value, value.expression, context),
        edge: assigning(assignment(place, into, value.expression, name), then),
      },
    ],
    otherwise: evaluate(
      initializer,
      place,
      (inner) => {
        const { expression } = lowerExpression(initializer, inner);
        return assigning(assignment(place, into, expression, initializer), then);
      },
      { into },
    ),
  });
  return goTo(choice);
}

function variableFor(name: ts.BindingName, type: ts.Type, { flow, scope }: Place) {
  const symbol = ts.isIdentifier(name) ? flow.checker.getSymbolAtLocation(name) : undefined;
  const own = symbol && scope.variableOf(symbol);
  return own ?? flow.variables.declare("value", absenceIn(flow.checker, type));
}

/** The key of a part is evaluated where nothing can be awaited any more. */
function refuseKeys(pattern: ts.BindingPattern, place: Place): boolean {
  const keys = pattern.elements.flatMap((element) => {
    const key = ts.isBindingElement(element) ? element.propertyName : undefined;
    const takes =
      key && ts.isComputedPropertyName(key) && unitsAt(key.expression, place).length > 0;
    return takes ? [key] : [];
  });
  for (const key of keys) {
    const construct = `\`${shortText(key)}\` as a key of a pattern`;
    refuse(place, "NG1000", key, { construct }, "keep the key in a `const` before");
  }
  return keys.length > 0;
}
