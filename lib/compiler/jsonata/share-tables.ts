import { block, local } from "./build.ts";
import type { Binding, Expression } from "./expression.ts";
import { freeLocals } from "./free-locals.ts";
import { lengthOf } from "./length-of.ts";
import { hintOf } from "./local-names.ts";
import { forEachExpression, mapParts, someExpression } from "./map.ts";
import { shapeOf } from "./shape-of.ts";

/**
 * The same value, where a table (the clock changes of a zone, the holidays of a calendar) that is written several times is written once, and so are the functions that
 * read it: `( $newYork := {…}; $offsetAt := function($at){ … $newYork … }; … )`.
 */
export function shareTables(expression: Expression): Expression {
  const shared: Binding[] = [];
  let rest = expression;
  for (;;) {
    const names = new Set(shared.map(({ name }) => name));
    const [longest] = repeated(rest, names);
    if (longest === undefined) break;
    const name = `${longest.hint}~shared${shared.length}`;
    shared.push({ name, value: longest.value });
    rest = replaced(rest, { key: longest.key, name, names }, new Map());
  }
  if (shared.length === 0) return expression;
  return rest.kind === "block" && rest.body !== undefined
    ? block([...shared, ...rest.bindings], rest.body)
    : block(shared, rest);
}

/** Whether two of the parts have a table in common. */
export function haveTableInCommon(parts: readonly Expression[]): boolean {
  const all = parts.map((part) => new Set(candidatesOf(part, new Set()).map(({ key }) => key)));
  const seen = new Set<string>();
  return all.some((keys) => {
    const isSeen = [...keys].some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return isSeen;
  });
}

/** In characters, about: a shorter one reads better where it is. */
const SHORTEST = 100;

interface Candidate {
  readonly key: string;
  readonly value: Expression;
  /** What somebody calls it. */
  readonly hint: string;
}

/** What is there more than once, the longest first. */
function repeated(expression: Expression, shared: ReadonlySet<string>): readonly Candidate[] {
  const groups = Map.groupBy(candidatesOf(expression, shared), ({ key }) => key);
  return [...groups.values()]
    .flatMap(([first, ...more]) => (first === undefined || more.length === 0 ? [] : [first]))
    .sort((one, other) => lengthOf(other.value) - lengthOf(one.value));
}

function candidatesOf(expression: Expression, shared: ReadonlySet<string>): readonly Candidate[] {
  const found: Candidate[] = [];
  const visit = (node: Expression, hint: string): void => {
    const key = keyOf(node, shared);
    if (key !== undefined) found.push({ key, value: node, hint });
    const names = node.kind === "block" ? node.bindings : [];
    forEachExpression(node, (part) =>
      visit(part, hintOf(names.find(({ value }) => value === part)?.name ?? "table")),
    );
  };
  visit(expression, "table");
  return found;
}

/** The same for a table, or a function of shared ones, wherever it stands; undefined for anything else. */
function keyOf(node: Expression, shared: ReadonlySet<string>): string | undefined {
  if (node.kind === "object" || node.kind === "array") {
    const isTable = lengthOf(node) >= SHORTEST && !someExpression(node, isNoData);
    return isTable ? shapeOf(node) : undefined;
  }
  if (node.kind !== "lambda" || shared.size === 0 || readsContext(node)) return undefined;
  const free = freeLocals(node);
  const isOfShared = free.size > 0 && [...free].every((name) => shared.has(name));
  return isOfShared ? `${[...free]} ${shapeOf(node)}` : undefined;
}

function isNoData({ kind }: Expression): boolean {
  return kind !== "object" && kind !== "array" && kind !== "literal";
}

/** Whether a `$` in it is of a predicate around it. */
function readsContext(node: Expression): boolean {
  if (node.kind === "context") return true;
  if (node.kind === "filter") return readsContext(node.of);
  let isRead = false;
  forEachExpression(node, (part) => {
    isRead ||= readsContext(part);
  });
  return isRead;
}

interface Replacement {
  readonly key: string;
  readonly name: string;
  readonly names: ReadonlySet<string>;
}

/** @param renamed locals that stood for the table, in scope */
function replaced(
  node: Expression,
  by: Replacement,
  renamed: ReadonlyMap<string, string>,
): Expression {
  if (keyOf(node, by.names) === by.key) return local(by.name);
  if (node.kind === "local") return renamed.has(node.name) ? { ...node, name: by.name } : node;
  if (node.kind === "block") return replacedBlock(node, by, renamed);
  const inner = node.kind === "lambda" ? without(renamed, node.parameters) : renamed;
  return mapParts(node, (part) => replaced(part, by, inner));
}

function replacedBlock(
  { bindings, body, ...node }: Extract<Expression, { readonly kind: "block" }>,
  by: Replacement,
  renamed: ReadonlyMap<string, string>,
): Expression {
  const left: Binding[] = [];
  let scope = renamed;
  for (const { name, value } of bindings) {
    const now = replaced(value, by, scope);
    const isTable = now.kind === "local" && now.name === by.name;
    scope = isTable ? new Map([...scope, [name, by.name]]) : without(scope, [name]);
    if (!isTable) left.push({ name, value: now });
  }
  const rest = body && replaced(body, by, scope);
  return left.length === 0 && rest
    ? rest
    : { ...node, bindings: left, ...(rest && { body: rest }) };
}

function without(
  renamed: ReadonlyMap<string, string>,
  names: readonly string[],
): ReadonlyMap<string, string> {
  return new Map([...renamed].filter(([name]) => !names.includes(name)));
}
