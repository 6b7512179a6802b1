import { conditional, withForm } from "./build.ts";
import type { ArrayItem, Binding, Expression, ObjectMember, VariableId } from "./expression.ts";

/**
 * Rewrites a tree from the top: what `visit` gives replaces the node and isn't looked into; undefined goes on into its parts. Substituting
 * can't capture a local, for locals are unique in the flow.
 */
export function mapExpression(
  expression: Expression,
  visit: (expression: Expression) => Expression | undefined,
): Expression {
  const replacement = visit(expression);
  if (replacement !== undefined) return replacement;
  return mapParts(expression, (part) => mapExpression(part, visit));
}

/** Visits the direct parts of a node. */
export function forEachExpression(expression: Expression, visit: (part: Expression) => void): void {
  mapParts(expression, (part) => {
    visit(part);
    return part;
  });
}

/** Whether `test` holds for the node or any in it. */
export function someExpression(
  expression: Expression,
  test: (expression: Expression) => boolean,
): boolean {
  if (test(expression)) return true;
  let found = false;
  forEachExpression(expression, (part) => {
    found ||= someExpression(part, test);
  });
  return found;
}

/** The flow variables that a tree reads, in order. */
export function readsOf(expression: Expression): ReadonlySet<VariableId> {
  const variables = new Set<VariableId>();
  const visit = (node: Expression): void => {
    if (node.kind === "read") variables.add(node.variable);
    forEachExpression(node, visit);
  };
  visit(expression);
  return variables;
}

/** Puts an expression in place of a local. */
export function substituteLocal(
  expression: Expression,
  name: string,
  value: Expression,
): Expression {
  return mapExpression(expression, (node) =>
    node.kind === "local" && node.name === name ? value : undefined,
  );
}

type Mapper = (part: Expression) => Expression;
type OfKind<Kind extends Expression["kind"]> = Extract<Expression, { kind: Kind }>;

/** Rewrites the direct parts of a node. */
export function mapParts(expression: Expression, map: Mapper): Expression {
  const parts = table[expression.kind] as (node: Expression, map: Mapper) => Expression;
  return parts(expression, map);
}

const same = <T>(node: T): T => node;

const table: {
  readonly [Kind in Expression["kind"]]: (node: OfKind<Kind>, map: Mapper) => Expression;
} = {
  literal: same,
  read: same,
  local: same,
  source: same,
  regex: same,
  context: same,
  function: same,
  member: (node, map) => ({ ...node, object: map(node.object) }),
  index: (node, map) => ({ ...node, array: map(node.array), index: map(node.index) }),
  array: (node, map) => ({ ...node, items: node.items.map((item) => mapItem(item, map)) }),
  object: (node, map) => ({ ...node, members: node.members.map((one) => mapMember(one, map)) }),
  binary: (node, map) => ({ ...node, left: map(node.left), right: map(node.right) }),
  negate: (node, map) => ({ ...node, operand: map(node.operand) }),
  conditional: (node, map) =>
    withForm(
      conditional(map(node.test), map(node.then), node.otherwise && map(node.otherwise)),
      node.form,
    ),
  call: (node, map) => ({
    ...node,
    callee: typeof node.callee === "string" ? node.callee : map(node.callee),
    arguments: node.arguments.map(map),
  }),
  lambda: (node, map) => ({ ...node, body: map(node.body) }),
  block: (node, map) => ({
    ...node,
    bindings: node.bindings.map((binding) => mapBinding(binding, map)),
    ...(node.body && { body: map(node.body) }),
  }),
  sequence: (node, map) => ({ ...node, of: map(node.of) }),
  range: (node, map) => ({ ...node, from: map(node.from), to: map(node.to) }),
  sort: (node, map) => ({ ...node, of: map(node.of) }),
  filter: (node, map) => ({
    ...node,
    of: map(node.of),
    ...(node.predicate && { predicate: map(node.predicate) }),
  }),
  group: (node, map) => ({ ...node, of: map(node.of) }),
};

function mapItem(item: ArrayItem, map: Mapper): ArrayItem {
  return { ...item, value: map(item.value) };
}

function mapMember(one: ObjectMember, map: Mapper): ObjectMember {
  return {
    ...one,
    key: typeof one.key === "string" ? one.key : map(one.key),
    value: map(one.value),
  };
}

function mapBinding(binding: Binding, map: Mapper): Binding {
  return { ...binding, value: map(binding.value) };
}
