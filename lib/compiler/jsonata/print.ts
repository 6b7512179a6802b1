import { balance } from "./balance.ts";
import { bindNames, type DisplayNames, rootNames } from "./display-names.ts";
import type { ArrayItem, Expression, ObjectMember, Read, Source } from "./expression.ts";
import { isConstructed } from "./is-constructed.ts";
import { contextText, nameText } from "./path-text.ts";
import { shareForms } from "./share-forms.ts";
import { shareTables } from "./share-tables.ts";

/** What the printer can't know by itself. */
export interface PrintOptions {
  /** The text for a flow variable: a name with its `$`, or an expression in parentheses. */
  variable(read: Read): string;
  /** The execution's input as `$states.context.Execution.Input`. @default the shaping passes must have replaced it */
  readonly params?: "execution input";
}

/**
 * A tree as JSONata text.
 *
 * 1. The text means what the tree means, on the JavaScript and on the Java evaluator: nothing flattens, collapses or maps that the tree doesn't.
 * 2. No more parentheses than that needs, and where operators of different kinds meet.
 * 3. A local never meets a flow variable, a function or another local of the same name.
 */
export function print(expression: Expression, options: PrintOptions): string {
  const flat = balance(shareForms(shareTables(expression)));
  return text(flat, { ...rootNames(flat, options), options });
}

/** How tightly a text holds together: an operand weaker than its place is put in parentheses. */
const strength = {
  conditional: 20,
  or: 25,
  and: 30,
  comparison: 40,
  sum: 50,
  product: 60,
  sign: 70,
  atom: 80,
} as const;

const operatorStrength = {
  or: strength.or,
  and: strength.and,
  "=": strength.comparison,
  "!=": strength.comparison,
  "<": strength.comparison,
  "<=": strength.comparison,
  ">": strength.comparison,
  ">=": strength.comparison,
  in: strength.comparison,
  "&": strength.sum,
  "+": strength.sum,
  "-": strength.sum,
  "*": strength.product,
  "/": strength.product,
  "%": strength.product,
} as const;

type OfKind<Kind extends Expression["kind"]> = Extract<Expression, { kind: Kind }>;

interface Scope extends DisplayNames {
  readonly options: PrintOptions;
  readonly inFunction?: true;
}

const table: {
  readonly [Kind in Expression["kind"]]: (node: OfKind<Kind>, scope: Scope) => string;
} = {
  literal: (node) => literalText(node.value),
  read: (node, scope) => scope.options.variable(node),
  local: (node, scope) => `$${scope.locals.get(node.name) ?? unbound(node.name)}`,
  source: (node, scope) => sourceText(node.of, scope.options),
  member: memberText,
  index: indexText,
  array: (node, scope) =>
    `[${node.items.map((item) => itemText(item, scope, node.items.length)).join(", ")}]`,
  object: (node, scope) =>
    `{${node.members.map((one) => objectMemberText(one, scope)).join(", ")}}`,
  binary: binaryText,
  negate: (node, scope) => `-${operand(node.operand, scope, strength.atom)}`,
  conditional: conditionalText,
  call: callText,
  lambda: lambdaText,
  block: blockText,
  sequence: (node, scope) => `[${spreadText(node, scope)}]`,
  regex: (node) => `/${node.source}/${node.flags}`,
  range: (node, scope) => `[${rangeEndsText(node, scope)}]`,
  sort: sortText,
  filter: filterText,
  group: (node, scope) =>
    `${operand(node.of, scope, strength.atom)}{${contextText(node.key)}: [$]}`,
  function: functionText,
  context: (node) => contextText(node.path),
};

function text(node: Expression, scope: Scope): string {
  const write = table[node.kind] as (node: Expression, scope: Scope) => string;
  return write(node, scope);
}

function operand(node: Expression, scope: Scope, atLeast: number): string {
  const shown = text(node, scope);
  return strengthOf(node) < atLeast ? `(${shown})` : shown;
}

function pathStart(node: Expression, scope: Scope): string {
  return isConstructed(node) ? `(${text(node, scope)})` : operand(node, scope, strength.atom);
}

function memberText(node: OfKind<"member">, scope: Scope): string {
  if (node.name === "" || node.name.includes("`"))
    return `$lookup(${text(node.object, scope)}, ${JSON.stringify(node.name)})`;
  return `${pathStart(node.object, scope)}.${nameText(node.name)}`;
}

/** Inside `[…]` the item is the context: so only what reads variables may stand there. */
function indexText(node: OfKind<"index">, scope: Scope): string {
  const start = subscripted(node.array, scope);
  if (isSubscript(node.index)) return `${start}[${text(node.index, scope)}]`;
  const inner = bindNames(scope, ["i"]);
  const position = inner.locals.get("i");
  return `( $${position} := ${text(node.index, scope)}; ${subscripted(node.array, inner)}[$${position}] )`;
}

/** `$x[$i][1]` would take the second of the items at `$i`, of which there is one; `$x[0][1]` takes the second of the first item. */
function subscripted(array: Expression, scope: Scope): string {
  const shown = operand(array, scope, strength.atom);
  const isComputed = array.kind === "index" && array.index.kind !== "literal";
  return isComputed ? `(${shown})` : shown;
}

function itemText(item: ArrayItem, scope: Scope, siblings: number): string {
  if (item.spread) return spreadItemText(item.value, scope, siblings);
  if (item.nests === undefined) return text(item.value, scope);
  if (item.nests === "always")
    return isBracketed(item.value) ? text(item.value, scope) : `[${text(item.value, scope)}]`;
  if (isVariable(item.value)) {
    const shown = text(item.value, scope);
    return `($type(${shown}) = "array" ? [[${shown}]] : [${shown}])`;
  }
  const inner = bindNames(scope, ["item"]);
  const name = `$${inner.locals.get("item")}`;
  return `( ${name} := ${text(item.value, scope)}; $type(${name}) = "array" ? [[${name}]] : [${name}] )`;
}

/** A range beside other items stands in parentheses: Java can't have both in one constructor. */
function spreadItemText(value: Expression, scope: Scope, siblings: number): string {
  if (value.kind === "range" && siblings === 1) return rangeEndsText(value, scope);
  if (value.kind === "sequence") return spreadText(value, scope);
  const shown = text(value, scope);
  return isBracketed(value) || value.kind === "index" ? `(${shown})` : shown;
}

function spreadText(node: OfKind<"sequence">, scope: Scope): string {
  if (!node.nests) return text(node.of, scope);
  return `${operand(node.of, scope, strength.atom)}[]`;
}

function objectMemberText(one: ObjectMember, scope: Scope): string {
  // A condition without an else would take the colon for its own.
  const key =
    typeof one.key === "string" ? JSON.stringify(one.key) : operand(one.key, scope, strength.or);
  return `${key}: ${text(one.value, scope)}`;
}

function binaryText(node: OfKind<"binary">, scope: Scope): string {
  const own = operatorStrength[node.operator];
  const left = operand(node.left, scope, mixes(node.operator, node.left) ? strength.atom : own);
  const right = operand(node.right, scope, own + 1);
  return `${left} ${node.operator} ${right}`;
}

function conditionalText(node: OfKind<"conditional">, scope: Scope): string {
  const test = operand(node.test, scope, strength.or);
  const then = operand(node.then, scope, strength.or);
  if (node.otherwise === undefined) return `${test} ? ${then}`;
  return `${test} ? ${then} : ${text(node.otherwise, scope)}`;
}

function callText(node: OfKind<"call">, scope: Scope): string {
  const args = node.arguments.map((argument) => text(argument, scope)).join(", ");
  if (typeof node.callee === "string") return `$${node.callee}(${args})`;
  const callee = text(node.callee, scope);
  return node.callee.kind === "local" ? `${callee}(${args})` : `(${callee})(${args})`;
}

function lambdaText(node: OfKind<"lambda">, scope: Scope): string {
  const inner = bindNames(scope, node.parameters);
  const parameters = node.parameters.map((name) => `$${inner.locals.get(name)}`).join(", ");
  return `function(${parameters}){ ${text(node.body, { ...inner, inFunction: true })} }`;
}

/** The package can't hand a function of its own to another in the last call of a function: there it is written out. */
function functionText(node: OfKind<"function">, scope: Scope): string {
  if (!scope.inFunction) return `$${node.name}`;
  const inner = bindNames(scope, ["all", "more"]);
  const names = ["all", "more"].map((name) => `$${inner.locals.get(name)}`).join(", ");
  return `function(${names}){ $${node.name}(${names}) }`;
}

function blockText(node: OfKind<"block">, scope: Scope): string {
  if (node.body === undefined && node.bindings.length === 0) return "()";
  const { bindings, body } = flattened(node);
  const inner = bindNames(
    scope,
    bindings.map(({ name }) => name),
  );
  const parts = bindings.map(
    ({ name, value }) => `$${inner.locals.get(name)} := ${text(value, inner)}`,
  );
  if (body !== undefined) parts.push(text(body, inner));
  return `( ${parts.join("; ")} )`;
}

/** A block that ends in a block is one block. */
function flattened(node: OfKind<"block">): OfKind<"block"> {
  if (node.body?.kind !== "block" || node.body.body === undefined) return node;
  const { bindings, body } = flattened(node.body);
  return { kind: "block", bindings: [...node.bindings, ...bindings], ...(body && { body }) };
}

function rangeEndsText(node: OfKind<"range">, scope: Scope): string {
  const from = operand(node.from, scope, strength.or);
  return `${from}..${operand(node.to, scope, strength.or)}`;
}

function sortText(node: OfKind<"sort">, scope: Scope): string {
  const keys = node.keys.map(
    ({ path, descending }) => `${descending ? ">" : ""}${contextText(path)}`,
  );
  return `${operand(node.of, scope, strength.atom)}^(${keys.join(", ")})`;
}

function filterText(node: OfKind<"filter">, scope: Scope): string {
  const of = pathStart(node.of, scope);
  const predicate = node.predicate === undefined ? "" : `[${text(node.predicate, scope)}]`;
  const member = node.member === undefined ? "" : `.${nameText(node.member)}`;
  return `${of}${predicate}${member}`;
}
function strengthOf(node: Expression): number {
  if (node.kind === "binary") return operatorStrength[node.operator];
  if (node.kind === "conditional") return strength.conditional;
  if (node.kind === "sort") return strength.comparison;
  if (node.kind === "negate") return strength.sign;
  if (node.kind === "literal" && typeof node.value === "number" && node.value < 0)
    return strength.sign;
  return strength.atom;
}

/** Where a reader would have to know the order of operators: `&` beside `+`, a comparison of comparisons. */
function mixes(operator: string, left: Expression): boolean {
  if (left.kind !== "binary") return false;
  const [own, other] = [operatorStrength[left.operator], operatorStrength[operator as "="]];
  if (own !== other) return false;
  return own === strength.comparison || (operator === "&") !== (left.operator === "&");
}

function literalText(value: string | number | boolean | null): string {
  return Object.is(value, -0) ? "0" : JSON.stringify(value);
}

const sourceTexts = {
  result: "$states.result",
  error: "$states.errorOutput",
  context: "$states.context",
  input: "$states.input",
} as const;

function sourceText(of: Source["of"], options: PrintOptions): string {
  if (of === "params" && options.params === "execution input")
    return "$states.context.Execution.Input";
  if (of === "params" || of === "item" || of === "itemIndex")
    throw new Error(
      `${of} is known only where a graph is entered: it must be replaced before printing`,
    );
  return sourceTexts[of];
}

function unbound(name: string): never {
  throw new Error(`the local ${name} is used outside of what binds it`);
}

function isBracketed(node: Expression): boolean {
  return node.kind === "array" || node.kind === "sequence" || node.kind === "range";
}

function isVariable(node: Expression): boolean {
  return node.kind === "read" || node.kind === "local" || node.kind === "source";
}

function isSubscript(node: Expression): boolean {
  if (node.kind === "literal") return typeof node.value === "number";
  if (node.kind === "member") return isSubscript(node.object);
  if (node.kind === "binary")
    return /^[-+*/%]$/.test(node.operator) && isSubscript(node.left) && isSubscript(node.right);
  return isVariable(node);
}
