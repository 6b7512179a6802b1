import {
  binary,
  block,
  call,
  conditional,
  type Expression,
  index,
  lambda,
  literal,
  local,
  member,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { type ExpressionContext, stringValue } from "../expression-context.ts";
import { functionOf } from "../function-of.ts";
import { once } from "../once.ts";
import { type Pattern, refusePattern } from "../regular-expression/pattern-of.ts";
import { textOf } from "../text.ts";
import { takingText } from "./matching.ts";
import { type Call, callbackOf, type Parameter, refuseCall, required } from "./method.ts";
import { plainReplacement } from "./plain-replacement.ts";

/** `text.replace(/a/, by)`, and with the flag `g` all of them. */
export function replacePattern(receiver: Value, pattern: Pattern, own: Call, all: boolean): Value {
  const { context } = own;
  takingText(pattern, context);
  if (all && !pattern.isGlobal)
    refusePattern(
      pattern.node,
      pattern.place,
      "lacks the flag `g`, so `replaceAll` throws",
      context,
    );
  const [, by] = own.arguments;
  const fn = by && functionOf(by, context);
  const text = receiver.expression;
  if (fn) return stringValue(byFunction(text, pattern, own), context);
  const replacement = required(own, 1);
  const { expression } = replacement;
  const simple =
    expression.kind === "literal" ? simpleText(String(expression.value), pattern) : undefined;
  if (simple !== undefined) {
    const limit = pattern.isGlobal ? [] : [literal(1)];
    return stringValue(
      call("replace", text, pattern.expression, literal(simple), ...limit),
      context,
    );
  }
  if (expression.kind === "literal" && /\$[1-9<]/.test(String(expression.value)))
    return refuseCall(own, "with a group and other signs in the replacement", "give it a function");
  const plain = plainReplacement(replacement, own);
  return stringValue(
    rebuilt(text, pattern, own, () => plain),
    context,
  );
}

/** What both evaluators understand as JavaScript does, if it is no more than that: `$1` to `$9`, and `$&`, which is their `$0`. */
function simpleText(text: string, { captures }: Pattern): string | undefined {
  const rest = text.replaceAll(/\$(?:&|[1-9](?![0-9]))/g, "");
  if (/[$\\]/.test(rest)) return undefined;
  const groups = [...text.matchAll(/\$([1-9])/g)].map(([, group]) => Number(group));
  return groups.every((group) => group <= captures.length)
    ? text.replaceAll("$&", "$0")
    : undefined;
}

/** The function of a match, with its groups. */
function byFunction(text: Expression, pattern: Pattern, own: Call): Expression {
  const { context } = own;
  const fn = functionOf(own.arguments[1] ?? own.node, context);
  const parameters = fn?.parameters ?? [];
  if (parameters.length > pattern.captures.length + 1)
    refuseCall(own, "with a function that takes more than the match and its groups");
  return rebuilt(text, pattern, own, (found) => {
    const callback = callbackOf(own, 1, handedOf(found, pattern, context), (body) =>
      textOf(body, context),
    );
    return callback?.lambda.kind === "lambda" ? callback.lambda.body : found;
  });
}

function handedOf(
  found: Expression,
  { captures }: Pattern,
  context: ExpressionContext,
): readonly Parameter[] {
  const type = context.checker.getStringType();
  const groups = captures.map((optional, at) => ({
    hint: `group${at + 1}`,
    type,
    optional,
    value: index(member(found, "groups"), at),
  }));
  return [{ hint: "match", type, value: member(found, "match") }, ...groups];
}

/** What stands between the matches, and what each match becomes: nothing in it is read as a sign. */
function rebuilt(
  text: Expression,
  pattern: Pattern,
  { context }: Call,
  become: (match: Expression) => Expression,
): Expression {
  return once(text, "text", context, (value) =>
    pattern.isGlobal
      ? eachRebuilt(value, pattern, context, become)
      : firstRebuilt(value, pattern, context, become),
  );
}

function firstRebuilt(
  text: Expression,
  pattern: Pattern,
  context: ExpressionContext,
  become: (match: Expression) => Expression,
): Expression {
  const name = context.freshLocal("first");
  const first = local(name);
  const end = binary("+", member(first, "index"), call("length", member(first, "match")));
  const before = call("substring", text, literal(0), member(first, "index"));
  const after = call("substring", text, end);
  const replaced = call("join", {
    kind: "array",
    items: [{ value: before }, { value: become(first) }, { value: after }],
  });
  return block(
    [{ name, value: index(call("match", text, pattern.expression, literal(1)), 0) }],
    conditional(call("exists", first), replaced, text),
  );
}

/** Each match, with what stands before it; then what stands behind the last. */
function eachRebuilt(
  text: Expression,
  pattern: Pattern,
  context: ExpressionContext,
  become: (match: Expression) => Expression,
): Expression {
  const names = { done: context.freshLocal("done"), match: context.freshLocal("match") };
  const [done, match] = [local(names.done), local(names.match)];
  const start = member(done, "end");
  const before = call("substring", text, start, binary("-", member(match, "index"), start));
  const end = binary("+", member(match, "index"), call("length", member(match, "match")));
  const step = {
    kind: "object" as const,
    members: [
      { key: "end", value: end },
      { key: "text", value: call("join", parts(member(done, "text"), before, become(match))) },
    ],
  };
  const nothing = {
    kind: "object" as const,
    members: [
      { key: "end", value: literal(0) },
      { key: "text", value: literal("") },
    ],
  };
  const matches = {
    kind: "array" as const,
    items: [{ value: call("match", text, pattern.expression), spread: true as const }],
  };
  const result = context.freshLocal("result");
  return block(
    [
      {
        name: result,
        value: call("reduce", matches, lambda([names.done, names.match], step), nothing),
      },
    ],
    binary(
      "&",
      member(local(result), "text"),
      call("substring", text, member(local(result), "end")),
    ),
  );
}

function parts(...values: readonly Expression[]): Expression {
  return { kind: "array", items: values.map((value) => ({ value })) };
}
