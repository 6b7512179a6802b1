import ts from "typescript";
import type { Edge, Origin, Rule } from "../../ir/index.ts";
import { or } from "../../jsonata/index.ts";
import { applyOperator } from "../apply-operator.ts";
import { assignment } from "../assignment.ts";
import { evaluate, unitsAt } from "../awaits/evaluate.ts";
import { hasEffects } from "../awaits/units.ts";
import { hold } from "../bind-names.ts";
import type { LowerContext, Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { expressionContext, lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { originAt, type Place } from "../place.ts";

/** `switch`: one choice, with a rule for each place that a value leads to. */
export function lowerSwitch(node: ts.SwitchStatement, next: Edge, place: Place): Edge {
  const { clauses } = node.caseBlock;
  const inner: Place = { ...place, exits: { ...place.exits, break: () => next } };
  const edges = lowerClauses(clauses, next, inner);
  const fallback = clauses.findIndex(ts.isDefaultClause);
  const cases = clauses.flatMap((clause, at): readonly Case[] => {
    const edge = edges[at];
    return ts.isCaseClause(clause) && edge ? [{ label: clause.expression, edge }] : [];
  });
  return evaluate(node.expression, place, (context) => {
    const value = lowerExpression(node.expression, context);
    const isFixed = !cases.some(({ label }) => hasEffects(label, place.flow.checker));
    const held = isFixed && value.expression.kind === "read" ? undefined : hold(value, place);
    const choice = choose(cases, edges[fallback] ?? next, {
      place,
      value: held?.value ?? value,
      origin: originAt(place, node, `switch ${shortText(node.expression)}`),
    });
    const assign = held ? assignment(place, held.variable, value.expression, node.expression) : [];
    return assigning(assign, choice);
  });
}

interface Case {
  readonly label: ts.Expression;
  readonly edge: Edge;
}

interface Switching {
  readonly place: Place;
  readonly value: Value;
  readonly origin: Origin;
}

/** A choice between the cases up to one whose label takes steps: these come only where none before it was right. */
function choose(cases: readonly Case[], otherwise: Edge, at: Switching): Edge {
  const { place, value, origin } = at;
  const [first, ...others] = cases;
  if (first === undefined)
    return goTo(place.graph.add({ kind: "choice", origin, rules: [], otherwise }));
  const found = others.findIndex(({ label }) => unitsAt(label, place).length > 0);
  const end = found === -1 ? cases.length : found + 1;
  const rest = end === cases.length ? otherwise : choose(cases.slice(end), otherwise, at);
  return evaluate(first.label, place, (context) => {
    const rules = rulesOf(cases.slice(0, end), value, context);
    return goTo(place.graph.add({ kind: "choice", origin, rules, otherwise: rest }));
  });
}

/** Where each clause begins; it falls through into the next. */
function lowerClauses(
  clauses: readonly ts.CaseOrDefaultClause[],
  next: Edge,
  place: Place,
): readonly Edge[] {
  const edges: Edge[] = [];
  for (const clause of clauses.toReversed()) {
    const below = edges[0] ?? next;
    edges.unshift(place.flow.lower.statements(clause.statements, below, place));
  }
  return edges;
}

function rulesOf(cases: readonly Case[], value: Value, context: LowerContext): readonly Rule[] {
  const rules: Rule[] = [];
  for (const { label, edge } of cases) {
    const test = applyOperator(
      ts.SyntaxKind.EqualsEqualsEqualsToken,
      value,
      lowerExpression(label, context),
      label,
      expressionContext(context),
    ).expression;
    const last = rules.at(-1);
    if (last?.edge === edge) rules.splice(-1, 1, { test: or(last.test, test), edge });
    else rules.push({ test, edge });
  }
  return rules;
}
