import ts from "typescript";
import { changesOf, rootOf, symbolOf } from "../../1-load/index.ts";
import {
  binary,
  bind,
  block,
  call,
  conditional,
  type Expression,
  lambda,
  literal,
  local,
  mayFail,
  member,
  type ObjectMember,
  range,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, nest, refuseSyntax } from "../expressions/expression-context.ts";
import { lowerTruth } from "../expressions/logical.ts";
import { type Items, iteratedBy, type ListLoop, listOf } from "../iterated.ts";
import { bindLocals } from "../patterns/bind-locals.ts";
import { assignedBeyond, assignedIn, isDeclaredIn } from "./assigned.ts";
import { type Body, goOn, lowerIn, type Outcome, outcomeOf } from "./body.ts";
import { type Departures, departuresOf } from "./departures.ts";
import { evaluated } from "./evaluated.ts";
import { jumpsIn } from "./jumps.ts";
import { lowerEffect } from "./lower-effect.ts";
import { lowerVariables } from "./lower-variables.ts";
import { refuseBusyWait } from "./refuse-busy-wait.ts";

/** `for (const x of xs) …`: `$reduce` over what the loop assigns; after `break` or `return` the rest of the items changes nothing. */
export function lowerForOf(node: ListLoop, body: Body): Expression {
  refuseLive(node, body.context);
  return evaluated(node.expression, body, (context) => overItems(node, { ...body, context }));
}

function overItems(node: ListLoop, body: Body): Expression {
  const { context } = body;
  const items = itemsOf(node, context);
  const declaration = declarationOf(node, context);
  const symbols = assignedBeyond([node], context.checker).filter((symbol) =>
    context.lookup(symbol),
  );
  const jumps = jumpsIn([node.statement]);
  if (declaration === undefined || items === undefined) return body.rest(context);
  const departures = departuresOf(node, body);
  const stops = jumps.breaks || departures.any;
  const startsAbsent = symbols.some((symbol) => context.lookup(symbol)?.optional);
  const outcome = outcomeOf(symbols, stops || startsAbsent);
  const names = [context.freshLocal(stateHint(symbols)), context.freshLocal(itemHint(declaration))];
  const [state, item] = names.map(local);
  if (state === undefined || item === undefined) return body.rest(context);
  const start = outcome.pack(context);
  const value = { expression: item, type: items.item, optional: false };
  const turn = outcome.unpack(state, context);
  const bound = bindLocals(declaration.name, value, turn);
  const inside = { ...body, context: bound.context };
  const once = bind(bound.bindings, turnOf(node.statement, inside, outcome, departures));
  const step = stops ? conditional(member(state, "done"), state, once) : once;
  const result = call("reduce", items.expression, lambda(names, step), start);
  if (symbols.length === 0 && !departures.any && !mayFail(result)) return body.rest(context);
  return goOn(outcome, result, context, (inner, packed) => {
    const rest = body.rest(inner);
    return departures.leave(packed, inner, rest);
  });
}

/** `$reduce` goes through the list as it is at the start; JavaScript sees what the body does to it. */
function refuseLive(node: ListLoop, context: ExpressionContext): void {
  const root = symbolOf(context.checker, rootOf(iteratedBy(node, context.checker).of));
  const { inPlace } = changesOf([node.statement], context.checker);
  if (root === undefined || !inPlace.has(root)) return;
  const help = "loop over a copy: `for (const item of [...items])`";
  refuseSyntax(context, node.expression, "a loop that changes the list it goes through", help);
}

/** One turn: it gives the loop's state. */
function turnOf(
  statement: ts.Statement,
  body: Body,
  outcome: Outcome,
  departures: Departures,
): Expression {
  const end = (inner: ExpressionContext): Expression => outcome.pack(inner);
  const stop = (inner: ExpressionContext, more: readonly ObjectMember[] = []): Expression =>
    outcome.pack(inner, [{ key: "done", value: literal(true) }, ...more]);
  return lowerIn({ ...body, rest: end, exits: departures.exits(stop, end) }, statement);
}

function declarationOf(
  node: ListLoop,
  context: ExpressionContext,
): ts.VariableDeclaration | undefined {
  if (ts.isVariableDeclarationList(node.initializer)) return node.initializer.declarations[0];
  const help = "declare it: `for (const x of xs)`";
  refuseSyntax(context, node.initializer, "a loop over a variable of its surroundings", help);
  return undefined;
}

/** What the loop goes through: as `$reduce` takes it, which has no index, pairs and positions are lists of their own. */
function itemsOf(node: ListLoop, context: ExpressionContext): Items | undefined {
  const iterated = iteratedBy(node, context.checker);
  const isPair = iterated.each === "pair";
  const whole = context.lower(isPair ? node.expression : iterated.of);
  const each = isPair ? "item" : iterated.each;
  const items = listOf(whole, { of: iterated.of, each }, context);
  if (items === undefined) {
    const text = node.expression.getText();
    refuseSyntax(context, node.expression, `a loop over \`${text}\`, which may be no array,`);
    return undefined;
  }
  if (each !== "position") return items;
  const last = binary("-", call("count", items.expression), literal(1));
  return { ...items, expression: range(literal(0), last), item: context.checker.getNumberType() };
}

type Counted = ts.ForStatement | ts.WhileStatement | ts.DoStatement;

/** `for (;;)`, `while`, `do`: a function that calls itself last, which needs no depth. */
export function lowerCounted(node: Counted, body: Body): Expression {
  if (ts.isForStatement(node) && node.initializer) {
    const inside = {
      ...body,
      rest: (context: ExpressionContext) => loop(node, { ...body, context }),
    };
    if (ts.isVariableDeclarationList(node.initializer))
      return lowerVariables(node.initializer, inside);
    return lowerEffect(node.initializer, inside);
  }
  return loop(node, body);
}

function loop(node: Counted, body: Body): Expression {
  const { context } = body;
  const known = (symbol: ts.Symbol): boolean => context.lookup(symbol) !== undefined;
  const carried = assignedIn([node], context.checker).filter(
    (symbol) => known(symbol) && !isDeclaredIn(node.statement, symbol),
  );
  const beyond = assignedBeyond([node], context.checker).filter(known);
  const departures = departuresOf(node, body);
  const outcome = outcomeOf(beyond, departures.any);
  const name = context.freshLocal("loop");
  const parameters = carried.map((symbol) => context.freshLocal(symbol.name));
  const again = (inner: ExpressionContext): Expression =>
    call(local(name), ...carried.map((symbol) => valueIn(symbol, inner)));
  const turn = withParameters(carried, parameters, context);
  const inside = { ...body, context: turn, rest: again };
  const step = stepOf(node, inside, outcome, departures);
  const result = block([{ name, value: lambda(parameters, step) }], again(context));
  if (beyond.length === 0 && !departures.any && !mayFail(result)) return body.rest(context);
  return goOn(outcome, result, context, (inner, packed) => {
    const rest = body.rest(inner);
    return departures.leave(packed, inner, rest);
  });
}

/** The function's body: the test, a turn, and the call of itself. `body.rest` is that call. */
function stepOf(node: Counted, body: Body, outcome: Outcome, departures: Departures): Expression {
  const advance = (inner: ExpressionContext): Expression =>
    next(node, { ...body, context: inner }, outcome.pack);
  const exits = departures.exits(outcome.pack, advance);
  const turn = { ...body, rest: advance, exits };
  const test = testOf(node);
  if (!test || ts.isDoStatement(node)) return lowerIn(turn, node.statement);
  return evaluated(test, body, (context) =>
    conditional(
      goesOn(test, context),
      lowerIn({ ...turn, context }, node.statement),
      outcome.pack(context),
    ),
  );
}

function goesOn(test: ts.Expression, context: ExpressionContext): Expression {
  const truth = lowerTruth(test, context);
  refuseBusyWait(test, truth, context);
  return truth;
}

/** After a turn: the incrementor of `for`, the test of `do`. */
function next(
  node: Counted,
  body: Body,
  pack: (context: ExpressionContext) => Expression,
): Expression {
  if (ts.isForStatement(node) && node.incrementor) return lowerEffect(node.incrementor, body);
  if (!ts.isDoStatement(node)) return body.rest(body.context);
  return evaluated(node.expression, body, (context) =>
    conditional(goesOn(node.expression, context), body.rest(context), pack(context)),
  );
}

function testOf(node: Counted): ts.Expression | undefined {
  return ts.isForStatement(node) ? node.condition : node.expression;
}

function valueIn(symbol: ts.Symbol, context: ExpressionContext): Expression {
  const value = context.lookup(symbol);
  if (value === undefined) throw new Error(`no value of ${symbol.name}`);
  return value.expression;
}

function withParameters(
  symbols: readonly ts.Symbol[],
  names: readonly string[],
  context: ExpressionContext,
): ExpressionContext {
  const values = symbols.map((symbol, at): [ts.Symbol, Value] => {
    const known = context.lookup(symbol);
    const type = context.checker.getTypeOfSymbol(symbol);
    return [
      symbol,
      { expression: local(names[at] ?? symbol.name), type, optional: known?.optional ?? true },
    ];
  });
  return nest(context, new Map(values));
}

function stateHint(symbols: readonly ts.Symbol[]): string {
  const [only] = symbols;
  return symbols.length === 1 && only ? only.name : "state";
}

function itemHint(declaration: ts.VariableDeclaration): string {
  return ts.isIdentifier(declaration.name) ? declaration.name.text : "item";
}
