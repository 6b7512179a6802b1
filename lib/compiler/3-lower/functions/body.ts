import type ts from "typescript";
import {
  type Binding,
  bind,
  type Expression,
  isAbsent,
  local,
  member,
  type ObjectMember,
  object,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, nest, typedValue } from "../expressions/expression-context.ts";
import { isCheap } from "../expressions/once.ts";

/**
 * Statements as one expression. JSONata has no assignment that escapes a function, so each assignment makes a new local, and what comes after
 * a statement is a function of the context in which its variables have their values.
 */
export interface Body {
  readonly context: ExpressionContext;
  readonly exits: Exits;
  /** What comes after. */
  readonly rest: (context: ExpressionContext) => Expression;
  lower(statements: readonly ts.Statement[], body: Body): Expression;
}

/** What `use` makes of an expression after the changes of variables in it; handed down, since changes have expressions in them. */
export type Evaluate = (
  expression: ts.Expression,
  body: Body,
  use: (context: ExpressionContext) => Expression,
  isUsed?: boolean,
) => Expression;

export interface Exits {
  readonly return: (value: Value | undefined, context: ExpressionContext) => Expression;
  readonly break?: Exit;
  readonly continue?: Exit;
  /** By label: the ways out of the statements around that have one. */
  readonly labelled?: ReadonlyMap<string, Leaving>;
}

export type Exit = (context: ExpressionContext) => Expression;

/** Where `break` and `continue` go. */
export interface Leaving {
  readonly break: Exit;
  readonly continue?: Exit;
}

export function lowerIn(body: Body, statement: ts.Statement): Expression {
  return body.lower([statement], body);
}

/** Goes on with a variable that has a new value, under a name of its own unless that is short. */
export function assign(body: Body, symbol: ts.Symbol, value: Value, rest = body.rest): Expression {
  const { context } = body;
  if (isCheap(value.expression) || isAbsent(value.expression)) {
    return rest(nest(context, new Map([[symbol, value]])));
  }
  const name = context.freshLocal(symbol.name);
  const inner = nest(context, new Map([[symbol, { ...value, expression: local(name) }]]));
  return bind([{ name, value: value.expression }], rest(inner));
}

/** What some variables hold at the end of a branch or loop, as one value: the only one's value, or an object with a member each. */
export interface Outcome {
  readonly symbols: readonly ts.Symbol[];
  /** The value at the end of one way through the code. */
  pack(context: ExpressionContext, more?: readonly ObjectMember[]): Expression;
  /** The context in which the variables have the values that `packed` holds. */
  unpack(packed: Expression, context: ExpressionContext): ExpressionContext;
}

/** `always`: as an object, even for one variable. */
export function outcomeOf(symbols: readonly ts.Symbol[], always = false): Outcome {
  const [only] = symbols;
  const alone = symbols.length === 1 && !always ? only : undefined;
  const keys = keysOf(symbols);
  const absent = new Set<ts.Symbol>();
  const note = (symbol: ts.Symbol, context: ExpressionContext): Value => {
    const value = valueIn(symbol, context);
    if (value.optional) absent.add(symbol);
    return value;
  };
  return {
    symbols,
    pack: (context, more = []) => {
      if (alone) return note(alone, context).expression;
      const members = symbols.map((symbol, at): ObjectMember => {
        const { expression: value, optional } = note(symbol, context);
        return { key: keys[at] ?? symbol.name, value, ...(optional ? { optional: true } : {}) };
      });
      return object([...members, ...more]);
    },
    unpack: (packed, context) => {
      const values = symbols.map((symbol, at): [ts.Symbol, Value] => {
        const expression = alone ? packed : member(packed, keys[at] ?? symbol.name);
        const type = context.checker.getTypeOfSymbol(symbol);
        return [symbol, typedValue(expression, type, context, absent.has(symbol))];
      });
      return nest(context, new Map(values));
    },
  };
}

/** Gives a computed outcome a name, and goes on with its variables. */
export function goOn(
  outcome: Outcome,
  packed: Expression,
  context: ExpressionContext,
  rest: (context: ExpressionContext, packed: Expression) => Expression,
): Expression {
  const [only] = outcome.symbols;
  const hint = outcome.symbols.length === 1 && only ? only.name : "state";
  const name = context.freshLocal(hint);
  const binding: Binding = { name, value: packed };
  return bind([binding], rest(outcome.unpack(local(name), context), local(name)));
}

function valueIn(symbol: ts.Symbol, context: ExpressionContext): Value {
  const value = context.lookup(symbol);
  if (value === undefined) throw new Error(`no value of ${symbol.name}`);
  return value;
}

/** Members that say how a loop ended are named so. */
const taken = new Set(["done", "left", "returned", "result"]);

function keysOf(symbols: readonly ts.Symbol[]): readonly string[] {
  const names = symbols.map(({ name }) => (taken.has(name) ? `${name}_` : name));
  return names.map((name, at) => (names.indexOf(name) === at ? name : `${name}_${at}`));
}
