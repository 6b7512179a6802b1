import {
  type Expression,
  forEachExpression,
  mayFail,
  mayFailItself,
  readsOf,
  type VariableId,
} from "../jsonata/index.ts";

/**
 * Whether the expression surely reads all of these variables, in their order, and before anything else in it may fail: then each may be computed
 * where it is read.
 */
export function readsInOrder(expression: Expression, variables: readonly VariableId[]): boolean {
  const seen = new Set<VariableId>();
  const visit = (node: Expression, isSure: boolean): boolean => {
    if (node.kind === "read" && !seen.has(node.variable) && variables.includes(node.variable)) {
      if (!isSure || variables[seen.size] !== node.variable) return false;
      seen.add(node.variable);
    }
    let isOrdered = true;
    let isFirst = true;
    forEachExpression(node, (part) => {
      isOrdered &&= visit(part, isSure && node.kind !== "lambda" && (isFirst || !isLazy(node)));
      isFirst = false;
    });
    return isOrdered && (seen.size === variables.length || !mayFailItself(node));
  };
  return visit(expression, true) && seen.size === variables.length;
}

/** The same of parts that are computed one after the other, each reading first what it reads at all. */
export function partsReadInOrder(
  parts: readonly Expression[],
  variables: readonly VariableId[],
): boolean {
  const seen = new Set<VariableId>();
  for (const part of parts) {
    const reads = readsOf(part);
    for (const variable of variables.filter((each) => reads.has(each) && !seen.has(each))) {
      if (variables[seen.size] !== variable) return false;
      seen.add(variable);
    }
    if (mayFail(part) && seen.size < variables.length) return false;
  }
  return seen.size === variables.length;
}

/** Only its first part is surely computed, or none. */
function isLazy(node: Expression): boolean {
  if (node.kind === "conditional" || node.kind === "filter") return true;
  return node.kind === "binary" && (node.operator === "and" || node.operator === "or");
}
