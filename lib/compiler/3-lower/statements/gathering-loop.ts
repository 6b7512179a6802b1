import ts from "typescript";
import type { Diagnostic } from "../../../diagnostics/index.ts";
import { symbolOf } from "../../1-load/index.ts";
import type { Assignment, Edge, Graph } from "../../ir/index.ts";
import {
  binary,
  call,
  type Expression,
  lambda,
  literal,
  local,
  mayFail,
  member,
  object,
  sequence,
  source,
} from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { evaluate } from "../awaits/evaluate.ts";
import type { LowerContext, Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { nestedGraph } from "../ends.ts";
import { lowerExpression } from "../expressions/index.ts";
import { lowerFold, type PureEffect } from "../functions/index.ts";
import { contextAt, originAt, type Place, type Returned } from "../place.ts";
import { inIteration } from "../turns.ts";
import { type Gathered, gathered, type Use, usesIn } from "./gathered.ts";
import { isAlwaysThere } from "./is-always-there.ts";
import { outerVariables } from "./leaves-or-assigns.ts";
import { loopExits } from "./loop-exits.ts";
import { mapLoop, type Turns } from "./map-loop.ts";

/**
 * A loop whose turns are known as a Map, one turn at a time. Where it adds up what the turns give, the sums are made of the Map's results:
 *
 * `for (const t of tables) total += await load(t);` maps `load` over the tables, and `total` is `$reduce` of what that gives.
 *
 * Undefined where that can't be: it is a choice loop then.
 */
export function lowerTurns(turns: Turns, next: Edge, place: Place): Edge | undefined {
  const { node } = turns;
  if (outerVariables([node], node, place).size === 0) return mapLoop(turns, next, place);
  // After an error a `catch` would see the sums of the turns before it.
  if (place.exits.catches().length > 0) return undefined;
  const found = gathered(node, place);
  return found && gatheringLoop(turns, found, next, place);
}

function gatheringLoop(turns: Turns, found: Gathered, next: Edge, place: Place): Edge | undefined {
  const refused: Diagnostic[] = [];
  const flow = { ...place.flow, report: (each: Diagnostic) => void refused.push(each) };
  const quiet: Place = { ...place, flow };
  const handed: Handed = { values: new Map(), isAlone: false };
  const body = bodyOf(turns, found, handed, quiet);
  const sums = sumsOf(found, handed, quiet);
  const isSettable = sums.every(({ record }) => !mayFail(record));
  // A turn hands on what its sums may only ask for in one case.
  const isAskable = [...handed.values.values()].every(({ value }) => !mayFail(value.expression));
  if (refused.length > 0 || !isSettable || !isAskable) return undefined;
  const map = place.graph.add({
    kind: "map",
    origin: originAt(place, turns.node, turns.label),
    items: turns.items,
    body,
    captures: [],
    concurrency: literal(1),
    retry: [],
    next: assigning(
      sums.flatMap((sum) => assignmentsOf(sum, turns.node, place)),
      next,
    ),
    catch: [],
  });
  return goTo(map);
}

/** What a turn gives to the sums, by the nodes that read it there; members of an object, or the only value alone. */
interface Handed {
  readonly values: Map<
    ts.Node,
    { readonly key: string; readonly value: Value; readonly isSometimes: boolean }
  >;
  isAlone: boolean;
}

function bodyOf(turns: Turns, found: Gathered, handed: Handed, place: Place): Graph {
  const { node } = turns;
  return nestedGraph(
    place,
    (graph) => {
      const { place: inner, assign } = inIteration(graph);
      const skip = () => inner.exits.return(undefined, node);
      const at: Place = {
        ...inner,
        exits: loopExits(node, inner, { break: skip, continue: skip }),
      };
      const end = (context: LowerContext): Edge => {
        collect(usesIn(found, node, at), handed, context);
        return inner.exits.return(returned(found, handed, context), node);
      };
      const { effect } = found;
      const last = effect === undefined ? end(contextAt(at)) : evaluate(effect, at, end);
      const bound = turns.bind(at);
      return assigning([...assign, ...bound], place.flow.lower.statements(found.before, last, at));
    },
    "alone",
  );
}

/** Notes what the sums need of a turn. */
function collect(uses: readonly Use[], handed: Handed, context: LowerContext): void {
  const keys = new Map<string, string>();
  for (const { node, text } of uses) {
    const key = keys.get(text) ?? unusedKey(text.split(".").at(-1) ?? text, keys);
    keys.set(text, key);
    const isSometimes = !isAlwaysThere(node, context.checker);
    handed.values.set(node, { key, value: lowerExpression(node, context), isSometimes });
  }
  const awaited = [...context.replaced].filter(([node]) => !isInside(node, context));
  for (const [at, [node, value]] of awaited.entries()) {
    const key = unusedKey("value", keys);
    keys.set(`await ${at}`, key);
    handed.values.set(node, { key, value, isSometimes: false });
  }
}

/** An await among the operands of another: the outer one's value is enough. */
function isInside(node: ts.Node, context: LowerContext): boolean {
  return [...context.replaced.keys()].some(
    (other) => other !== node && other.pos <= node.pos && node.end <= other.end,
  );
}

function unusedKey(wanted: string, keys: ReadonlyMap<string, string>): string {
  const taken = new Set(keys.values());
  const name = /^\w+$/.test(wanted) ? wanted : "value";
  let key = name;
  for (let count = 2; taken.has(key); count++) key = `${name}_${count}`;
  return key;
}

function returned(found: Gathered, handed: Handed, context: LowerContext): Returned | undefined {
  const type = context.checker.getAnyType();
  const values = new Map<string, { readonly value: Expression; readonly optional: boolean }>();
  for (const { key, value, isSometimes } of handed.values.values()) {
    const optional = isSometimes || value.optional || values.get(key)?.optional === true;
    values.set(key, { value: value.expression, optional });
  }
  const all = [...values];
  const [only] = all;
  if (only === undefined) {
    return found.skips ? { value: literal(true), optional: false, type } : undefined;
  }
  handed.isAlone = all.length === 1 && !only[1].optional && !found.skips;
  if (handed.isAlone) return { value: only[1].value, optional: false, type };
  const members = all.map(([key, { value, optional }]) => ({
    key,
    value,
    ...(optional && { optional: true as const }),
  }));
  return { value: object(members), optional: false, type };
}

function sumsOf(found: Gathered, handed: Handed, place: Place): readonly PureEffect[] {
  const context = contextAt(place);
  const results = resultsOf(found, context);
  const hint = handed.isAlone ? ([...handed.values.values()][0]?.key ?? "turn") : "turn";
  const bind = (item: Expression) => {
    const replaced = new Map<ts.Node, Value>();
    const values = new Map<ts.Symbol, Value>();
    for (const [node, { key, value }] of handed.values) {
      const given = standing(value, handed.isAlone ? item : member(item, key));
      const symbol = ts.isIdentifier(node) ? valueSymbol(node, place) : undefined;
      if (symbol) values.set(symbol, given);
      else replaced.set(node, given);
    }
    return { values, replaced };
  };
  return found.sums.map((statements) =>
    lowerFold(statements, { items: results, hint, bind }, context),
  );
}

/** The same value, kept elsewhere: a caught error is read there too. */
function standing(value: Value, expression: Expression): Value {
  const caught = value.caught && { ...value.caught, error: expression };
  return { ...value, expression, ...(caught && { caught }) };
}

function valueSymbol(node: ts.Identifier, place: Place): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(node.parent)
    ? place.flow.checker.getShorthandAssignmentValueSymbol(node.parent)
    : symbolOf(place.flow.checker, node);
}

/** The list of what the turns gave. Null stands for one that was skipped. */
function resultsOf({ skips }: Gathered, context: LowerContext): Expression {
  if (!skips) return source("result");
  const turn = local(context.freshLocal("turn"));
  const given = lambda([turn.name], binary("!=", turn, literal(null)));
  return sequence(call("filter", source("result"), given));
}

function assignmentsOf(effect: PureEffect, node: ts.Node, place: Place): readonly Assignment[] {
  return [...effect.values(effect.record)].flatMap(([symbol, value]) => {
    const variable = place.scope.variableOf(symbol);
    return variable === undefined ? [] : assignment(place, variable, value.expression, node);
  });
}
