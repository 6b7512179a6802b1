import type { ChoiceRule, Comparison } from "../../asl/index.ts";
import { bareExpression } from "./bare-expression.ts";

/** What a rule of a Choice asks, short enough to stand on an edge. */
export function conditionLabel(rule: ChoiceRule): string {
  if (rule.Comment !== undefined) return rule.Comment;
  if (rule.Condition !== undefined) return bareExpression(String(rule.Condition));
  return comparisonLabel(rule);
}

function comparisonLabel(comparison: Comparison): string {
  if (comparison.And) return comparison.And.map(comparisonLabel).join(" and ");
  if (comparison.Or) return comparison.Or.map(comparisonLabel).join(" or ");
  if (comparison.Not) return `not ${comparisonLabel(comparison.Not)}`;
  const { Variable, Comment: _, Next: __, Assign: ___, Output: ____, ...operators } = comparison;
  const [operator, value] = Object.entries(operators)[0] ?? ["", ""];
  return `${Variable?.replace(/^\$\.?/, "") ?? ""} ${operator} ${JSON.stringify(value)}`.trim();
}
