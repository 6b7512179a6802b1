import ts from "typescript";
import type { Edge, Rule } from "../../ir/index.ts";
import { or } from "../../jsonata/index.ts";
import { applyOperator } from "../apply-operator.ts";
import { assignment } from "../assignment.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { hold } from "../bind-names.ts";
import type { LowerContext, Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { expressionContext, lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { contextAt, originAt, type Place } from "../place.ts";

/** `switch`: one choice, with a rule for each place that a value leads to. */
export function lowerSwitch(node: ts.SwitchStatement, next: Edge, place: Place): Edge {
  const { clauses } = node.caseBlock;
  const inner: Place = { ...place, exits: { ...place.exits, break: () => next } };
  const edges = lowerClauses(clauses, next, inner);
  const fallback = clauses.findIndex(ts.isDefaultClause);
  return evaluate(node.expression, place, (context) => {
    const value = lowerExpression(node.expression, context);
    const held = value.expression.kind === "read" ? undefined : hold(value, place);
    const choice = place.graph.add({
      kind: "choice",
      origin: originAt(place, node, `switch ${shortText(node.expression)}`),
      rules: rulesOf(clauses, edges, held?.value ?? value, contextAt(place)),
      otherwise: edges[fallback] ?? next,
    });
    const assign = held ? assignment(place, held.variable, value.expression, node.expression) : [];
    return assigning(assign, goTo(choice));
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

function rulesOf(
  clauses: readonly ts.CaseOrDefaultClause[],
  edges: readonly Edge[],
  value: Value,
  context: LowerContext,
): readonly Rule[] {
  const rules: Rule[] = [];
  clauses.forEach((clause, at) => {
    const edge = edges[at];
    if (ts.isDefaultClause(clause) || edge === undefined) return;
    const label = lowerExpression(clause.expression, context);
    const same = ts.SyntaxKind.EqualsEqualsEqualsToken;
    const test = applyOperator(
      same,
      value,
      label,
      clause.expression,
      expressionContext(context),
    ).expression;
    const last = rules.at(-1);
    if (last?.edge === edge) rules.splice(-1, 1, { test: or(last.test, test), edge });
    else rules.push({ test, edge });
  });
  return rules;
}
