import type { Binding, Expression, Read, VariableId } from "../jsonata/index.ts";
import {
  forEachExpression,
  mapExpression,
  mapParts,
  mayDiffer,
  mayFail,
  readsOf,
} from "../jsonata/index.ts";
import { failing } from "./failing.ts";
import { partsReadInOrder, readsInOrder } from "./in-order.ts";

/** What variables hold, all at once. */
export type Values = ReadonlyMap<VariableId, Expression>;

/**
 * The expression with what the variables hold in their place. A value that is more than a name and is used more than once is computed once:
 * `( $day := …; … $day … $day … )`; in a template that is done leaf by leaf, so that it stays a template.
 */
export function substitute(expression: Expression, values: Values): Expression {
  if (values.size === 0) return expression;
  if (wouldDiffer(expression, values) || !isTemplate(expression))
    return substituteLeaf(expression, values);
  return mapParts(expression, (part) => substitute(part, values));
}

/**
 * The same where no state computes the values before the expression: what may fail of them fails in their order, before anything else may, and also
 * where the expression would not come to read it. `const port = ports[0]!.n; return isOpen ? port : 0` is `( $port := …; $isOpen ? $port : 0 )`.
 */
export function substituteComputed(expression: Expression, values: Values): Expression {
  const read = readsOf(expression);
  const risky = [...values.keys()].filter((variable) => {
    const value = values.get(variable);
    return value !== undefined && read.has(variable) && mayFail(value);
  });
  if (risky.length === 0) return substitute(expression, values);
  if (isTemplate(expression) && !wouldDiffer(expression, values)) {
    if (partsReadInOrder(partsOf(expression), risky))
      return mapParts(expression, (part) => substituteComputed(part, values));
  } else if (readsInOrder(expression, risky) && readsOnce(expression, risky)) {
    return substituteLeaf(expression, values);
  }
  return substituteLeaf(expression, values, risky);
}

/** The same, and what may fail and is not read fails in its turn too. */
export function substituteAll(expression: Expression, values: Values): Expression {
  const read = readsOf(expression);
  const risky = [...values].filter(([, value]) => mayFail(value));
  // Of what is not read, other ways here may say what the variable held before, and it may never have been set.
  const wanted = risky.map(
    ([variable, value]) => [variable, read.has(variable) ? value : failing(value)] as const,
  );
  const names = risky.map(([variable]) => variable);
  return substituteLeaf(expression, new Map([...values, ...wanted]), names);
}

/** The tests of a choice, likewise: what may fail on the way to it does so before one of its tests. */
export function substituteTests(
  tests: readonly Expression[],
  values: Values,
): readonly Expression[] {
  const isRisky = tests.some(mayFail) && [...values.values()].some(mayFail);
  return tests.map((test, at) => (isRisky && at === 0 ? substituteAll : substitute)(test, values));
}

function readsOnce(expression: Expression, variables: readonly VariableId[]): boolean {
  const { uses } = inspect(expression);
  return variables.length === 1 || variables.every((variable) => uses.get(variable) === 1);
}

/** What is printed leaf by leaf. */
function isTemplate({ kind }: Expression): boolean {
  return kind === "object" || kind === "array";
}

/** Leaf by leaf, what is read twice would be another value each time. */
function wouldDiffer(expression: Expression, values: Values): boolean {
  if (expression.kind !== "object" && expression.kind !== "array") return false;
  return [...inspect(expression).uses].some(([variable, count]) => {
    const value = values.get(variable);
    return count > 1 && value !== undefined && mayDiffer(value);
  });
}

/** `first`: what is computed in any case, in this order, before the others. */
function substituteLeaf(
  expression: Expression,
  values: Values,
  first: readonly VariableId[] = [],
): Expression {
  const { uses, locals } = inspect(expression);
  const bound = new Map<VariableId, Binding>();
  for (const variable of new Set([...first, ...uses.keys()])) {
    const value = values.get(variable);
    const isOften = (uses.get(variable) ?? 0) > 1;
    if (value !== undefined && (first.includes(variable) || (isOften && !isName(value)))) {
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

function partsOf(node: Expression): readonly Expression[] {
  const parts: Expression[] = [];
  forEachExpression(node, (part) => parts.push(part));
  return parts;
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
