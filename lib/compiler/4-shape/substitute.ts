import type { Binding, Expression, Read, VariableId } from "../jsonata/index.ts";
import { forEachExpression, mapExpression, mayDiffer } from "../jsonata/index.ts";

/** What variables hold, all at once. */
export type Values = ReadonlyMap<VariableId, Expression>;

/**
 * The expression with what the variables hold in their place. A value that is more than a name and is used more than once is computed once:
 * `( $day := …; … $day … $day … )`; in a template that is done leaf by leaf, so that it stays a template.
 */
export function substitute(expression: Expression, values: Values): Expression {
  if (values.size === 0) return expression;
  if (wouldDiffer(expression, values)) return substituteLeaf(expression, values);
  if (expression.kind === "object") {
    const members = expression.members.map((member) => ({
      ...member,
      value: substitute(member.value, values),
      key: typeof member.key === "string" ? member.key : substitute(member.key, values),
    }));
    return { ...expression, members };
  }
  if (expression.kind === "array") {
    const items = expression.items.map((item) => ({
      ...item,
      value: substitute(item.value, values),
    }));
    return { ...expression, items };
  }
  return substituteLeaf(expression, values);
}

/** Leaf by leaf, what is read twice would be another value each time. */
function wouldDiffer(expression: Expression, values: Values): boolean {
  if (expression.kind !== "object" && expression.kind !== "array") return false;
  return [...inspect(expression).uses].some(([variable, count]) => {
    const value = values.get(variable);
    return count > 1 && value !== undefined && mayDiffer(value);
  });
}

function substituteLeaf(expression: Expression, values: Values): Expression {
  const { uses, locals } = inspect(expression);
  const bound = new Map<VariableId, Binding>();
  for (const [variable, count] of uses) {
    const value = values.get(variable);
    if (value !== undefined && count > 1 && !isName(value)) {
      bound.set(variable, { name: unusedName(variable, locals), value });
    }
  }
  const body = mapExpression(expression, (node) =>
    node.kind === "read" ? replacement(node, values, bound) : undefined,
  );
  return bound.size === 0 ? body : { kind: "block", bindings: [...bound.values()], body };
}

function replacement(
  read: Read,
  values: Values,
  bound: ReadonlyMap<VariableId, Binding>,
): Expression | undefined {
  const binding = bound.get(read.variable);
  return binding ? { kind: "local", name: binding.name } : values.get(read.variable);
}

interface Uses {
  readonly uses: Map<VariableId, number>;
  readonly locals: Set<string>;
}

/** How often each variable is read; a read inside a function or predicate counts twice, for it may run often. And which local names are taken. */
function inspect(expression: Expression): Uses {
  const found: Uses = { uses: new Map(), locals: new Set() };
  visit(expression, 1, found);
  return found;
}

function visit(node: Expression, weight: 1 | 2, found: Uses): void {
  const { uses, locals } = found;
  if (node.kind === "read") uses.set(node.variable, (uses.get(node.variable) ?? 0) + weight);
  for (const name of namesBoundBy(node)) locals.add(name);
  forEachExpression(node, (part) => visit(part, repeats(node) ? 2 : weight, found));
}

function repeats({ kind }: Expression): boolean {
  return kind === "lambda" || kind === "filter";
}

function namesBoundBy(node: Expression): readonly string[] {
  if (node.kind === "lambda") return node.parameters;
  return node.kind === "block" ? node.bindings.map(({ name }) => name) : [];
}

/** Whether computing it again costs nothing and reads well: a name, a literal, a path of a few members. */
export function isName(expression: Expression): boolean {
  switch (expression.kind) {
    case "read":
    case "literal":
    case "local":
    case "source":
      return true;
    case "member":
      return isName(expression.object);
    case "index":
      return isName(expression.array) && expression.index.kind === "literal";
    default:
      return false;
  }
}

function unusedName(variable: VariableId, taken: Set<string>): string {
  const base = /^[A-Za-z_]\w*/.exec(variable)?.[0] ?? "value";
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}${count}`;
  taken.add(name);
  return name;
}
