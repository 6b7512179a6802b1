import ts from "typescript";
import {
  changesOf,
  type EachCall,
  outerChanges,
  plainExpression,
  rootOf,
  symbolOf,
} from "../../1-load/index.ts";
import {
  absent,
  array,
  block,
  call,
  type Expression,
  index,
  lambda,
  local,
  mayFail,
  sequence,
} from "../../jsonata/index.ts";
import { itemOf } from "../assignments/nesting.ts";
import type { Value } from "../context.ts";
import {
  type ExpressionContext,
  numberValue,
  refuseSyntax,
  replacing,
} from "../expressions/expression-context.ts";
import { arrayKind, kindsOf } from "../expressions/kinds.ts";
import { elementType } from "../expressions/methods/element.ts";
import { bindParameters } from "../patterns/bind-parameters.ts";
import { type Body, type Evaluate, goOn, outcomeOf } from "./body.ts";

/** `xs.forEach((x) => { total += x; })`: `$reduce` over what the callback changes around it. Its `return` ends the turn. */
export function lowerEach(each: EachCall, body: Body, evaluate: Evaluate): Expression {
  const { context } = body;
  const { checker } = context;
  const list = context.lower(each.list);
  if (kindsOf(list, context) !== arrayKind || isLive(each, checker)) {
    const help = "write `for (const item of [...items]) { … }`";
    refuseSyntax(context, each.call, `\`${each.call.expression.getText()}\` just here`, help);
    return body.rest(context);
  }
  const symbols = [...outerChanges(each.fn, checker).all].filter((symbol) =>
    context.lookup(symbol),
  );
  const outcome = outcomeOf(
    symbols,
    symbols.some((symbol) => context.lookup(symbol)?.optional),
  );
  const state = local(
    context.freshLocal(symbols.length === 1 ? (symbols[0]?.name ?? "") : "state"),
  );
  const { items, item, values } = turnsOf(each, list, context);
  const bound = bindParameters(each.fn, values, outcome.unpack(state, context));
  const turn = turnOf(each, { ...body, context: bound.context }, outcome.pack, evaluate);
  const step = bound.bindings.length > 0 ? block(bound.bindings, turn) : turn;
  const start = outcome.pack(context);
  const result = call("reduce", items, lambda([state.name, item], step), start);
  const nothing = { expression: absent(), type: checker.getUndefinedType(), optional: true };
  const done = (inner: ExpressionContext): Expression =>
    body.rest(replacing(inner, new Map([[each.call, nothing]])));
  if (symbols.length === 0 && !mayFail(result)) return done(context);
  return goOn(outcome, result, context, done);
}

/** `$reduce` goes through the list as it is at the start; JavaScript sees what the callback does to it. */
function isLive({ list, fn }: EachCall, checker: ts.TypeChecker): boolean {
  const root = symbolOf(checker, rootOf(list));
  return root !== undefined && changesOf([fn.body], checker).inPlace.has(root);
}

/** What `$reduce` goes through, and what the callback gets each turn: `$reduce` knows no index, so that items come with theirs where it is read. */
function turnsOf({ fn }: EachCall, list: Value, context: ExpressionContext) {
  const type = elementType(list.type, context);
  const [first] = fn.parameters;
  const hint = first && ts.isIdentifier(first.name) ? first.name.text : "item";
  const item = context.freshLocal(hint);
  const own = (expression: Expression): Value => ({ expression, type, optional: false });
  if (fn.parameters.length < 2) {
    return { items: list.expression, item, values: [own(local(item))] };
  }
  const [v, i] = [context.freshLocal("v"), context.freshLocal("i")];
  const pair = array([{ value: local(i) }, itemOf(own(local(v)), context)]);
  const items = sequence(call("map", list.expression, lambda([v, i], pair)), true);
  const at = numberValue({ ...index(local(item), 0), whole: true } as Expression, context);
  return { items, item, values: [own(index(local(item), 1)), at, list] };
}

function turnOf(
  { fn }: EachCall,
  body: Body,
  pack: (context: ExpressionContext) => Expression,
  evaluate: Evaluate,
): Expression {
  const { body: code } = fn;
  const end = (value: Value | undefined, inner: ExpressionContext): Expression =>
    value && mayFail(value.expression)
      ? block([{ name: inner.freshLocal("unused"), value: value.expression }], pack(inner))
      : pack(inner);
  if (!ts.isBlock(code)) {
    const node = plainExpression(code);
    const valueIn = (inner: ExpressionContext) =>
      inner.replaced.has(node) ? undefined : inner.lower(node);
    return evaluate(node, body, (inner) => end(valueIn(inner), inner), false);
  }
  return body.lower(code.statements, { ...body, rest: pack, exits: { return: end } });
}
