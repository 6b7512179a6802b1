import type { Binding, Expression } from "./expression.ts";
import { forEachExpression } from "./map.ts";

/** The locals that a tree reads and doesn't bind itself, in order. */
export function freeLocals(expression: Expression): ReadonlySet<string> {
  const free = new Set<string>();
  const visit = (node: Expression, bound: ReadonlySet<string>): void => {
    if (node.kind === "local" && !bound.has(node.name)) free.add(node.name);
    const names = node.kind === "lambda" ? node.parameters : [];
    const bindings = node.kind === "block" ? node.bindings : [];
    forEachExpression(node, (part) =>
      visit(part, new Set([...bound, ...names, ...namesBefore(part, bindings)])),
    );
  };
  visit(expression, new Set());
  return free;
}

/** The bindings that a part of their block sees: those before it. */
function namesBefore(part: Expression, bindings: readonly Binding[]): readonly string[] {
  const at = bindings.findIndex(({ value }) => value === part);
  return (at === -1 ? bindings : bindings.slice(0, at)).map(({ name }) => name);
}
