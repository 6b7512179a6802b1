import ts from "typescript";
import {
  binary,
  conditional,
  type Expression,
  equalExpressions,
  literal,
  member,
  type ObjectMember,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { jumpsBeyond, labelsOf } from "../labels.ts";
import type { Body, Exits, Leaving } from "./body.ts";
import { jumpsIn } from "./jumps.ts";

/** What a loop's body does that ends more than a turn: how that travels in the loop's state, and what follows behind the loop. */
export interface Departures {
  /** Whether anything leaves the loop but its end and its own `break`. */
  readonly any: boolean;
  /** The ways out of a turn, given what ends the loop with more members in its state, and what goes on with the next turn. */
  exits(stop: Stop, next: NonNullable<Exits["continue"]>): Exits;
  /** Behind the loop: goes on where it was left to, or with `rest`. */
  leave(packed: Expression, context: ExpressionContext, rest: Expression): Expression;
}

type Stop = (context: ExpressionContext, more?: readonly ObjectMember[]) => Expression;

export function departuresOf(node: ts.IterationStatement, body: Body): Departures {
  const { returns } = jumpsIn([node.statement]);
  const ways = [...new Set(jumpsBeyond(node).map(wayOf))];
  const returned = returnedMembers(body);
  const outer = [...(body.exits.labelled ?? [])];
  return {
    any: returns || ways.length > 0,
    exits: (stop, next) => {
      const leaving = (way: string) => (inner: ExpressionContext) =>
        stop(inner, [{ key: "left", value: literal(way) }]);
      const beyond = outer.map(([label, { continue: again }]): [string, Leaving] => [
        label,
        {
          break: leaving(`break ${label}`),
          ...(again && { continue: leaving(`continue ${label}`) }),
        },
      ]);
      const own = labelsOf(node).map((label): [string, Leaving] => [
        label,
        { break: (inner) => stop(inner), continue: next },
      ]);
      return {
        continue: next,
        break: (inner) => stop(inner),
        return: (value, inner) => stop(inner, returned.pack(value)),
        labelled: new Map([...beyond, ...own]),
      };
    },
    leave: (packed, context, rest) => {
      const left = ways
        .map((way) => ({ way, exit: goTo(way, body, context) }))
        .filter(({ exit }) => !equalExpressions(exit, rest))
        .reduceRight((otherwise, { way, exit }) => {
          const test = binary("=", member(packed, "left"), literal(way));
          return conditional(test, exit, otherwise);
        }, rest);
      return returns ? returned.leave(packed, context, left) : left;
    },
  };
}

function wayOf(jump: ts.BreakOrContinueStatement): string {
  return `${ts.isBreakStatement(jump) ? "break" : "continue"} ${jump.label?.text}`;
}

function goTo(way: string, { exits, rest }: Body, context: ExpressionContext): Expression {
  const [jump, label = ""] = way.split(" ");
  const leaving = exits.labelled?.get(label);
  const exit = jump === "break" ? leaving?.break : leaving?.continue;
  return (exit ?? rest)(context);
}

/** A `return` in a loop: its value travels in the loop's state. */
function returnedMembers(body: Body) {
  let last: Value | undefined;
  let optional = false;
  return {
    pack: (value: Value | undefined): readonly ObjectMember[] => {
      last = value ?? last;
      optional ||= value === undefined || value.optional;
      const result: readonly ObjectMember[] = value
        ? [
            {
              key: "result",
              value: value.expression,
              ...(value.optional ? { optional: true } : {}),
            },
          ]
        : [];
      return [{ key: "returned", value: literal(true) }, ...result];
    },
    leave: (packed: Expression, context: ExpressionContext, rest: Expression): Expression => {
      const type = last?.type ?? context.checker.getUndefinedType();
      const value = { expression: member(packed, "result"), type, optional };
      return conditional(member(packed, "returned"), body.exits.return(value, context), rest);
    },
  };
}
