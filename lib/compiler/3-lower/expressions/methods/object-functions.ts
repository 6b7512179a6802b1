import ts from "typescript";
import {
  array,
  binary,
  block,
  call,
  decoded,
  type Expression,
  index,
  lambda,
  list,
  literal,
  local,
  member,
  object,
  sequence,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { nesting } from "../array-literal.ts";
import { booleanValue, type ExpressionContext } from "../expression-context.ts";
import {
  arrayKind,
  kindsOf,
  kindsOfType,
  mayBe,
  nullish,
  objectKind,
  undefinedKind,
} from "../kinds.ts";
import { spreadTogether } from "../object-literal.ts";
import { once } from "../once.ts";
import { textOf } from "../text.ts";
import { unwrap } from "../unwrap.ts";
import { hasAbsentMembers, leaveOut } from "./absent-members.ts";
import { elementType, elementValue } from "./element.ts";
import {
  argument,
  type Call,
  callbackOf,
  type GlobalFunction,
  refuseCall,
  required,
  result,
} from "./method.ts";
import { orderedKeys } from "./ordered-keys.ts";
import { writtenMembers } from "./written-members.ts";

/** What of `Object` a flow may use. */
export const objectFunctions: readonly (readonly [string, GlobalFunction])[] = [
  [
    "Object.keys",
    (own) =>
      ofObject(
        own,
        (o) => keysOf(o, own),
        ([key]) => literal(key),
      ),
  ],
  [
    "Object.values",
    (own) =>
      ofObject(
        own,
        (o) => values(o, own),
        ([, value]) => value,
      ),
  ],
  [
    "Object.entries",
    (own) =>
      ofObject(
        own,
        (o) => entries(o, own),
        ([key, value]) => list(literal(key), value),
      ),
  ],
  ["Object.fromEntries", fromEntries],
  ["Object.assign", assign],
  ["Object.groupBy", groupBy],
  ["Object.hasOwn", hasOwn],
  ["Object.freeze", (own) => required(own, 0)],
];

type Member = NonNullable<ReturnType<typeof writtenMembers>>[number];

/** `written`: what a member becomes of an object that is there in constants. */
function ofObject(
  own: Call,
  form: (o: Value) => Expression,
  written: (member: Member) => Expression,
): Value {
  const value = required(own, 0);
  if (kindsOf(value, own.context) !== objectKind)
    return refuseCall(own, "of something that may not be an object");
  if (hasAbsentMembers(value.type, own.node, own.context))
    return refuseCall(
      own,
      "of an object with members that may be undefined, which JSON leaves out",
      leaveOut,
    );
  const members = writtenMembers(value.expression);
  if (members) return result(own, list(...members.map(written)));
  const expression = once(value.expression, "object", own.context, (o) =>
    form({ ...value, expression: o }),
  );
  return result(own, expression);
}

/** The order matters to everything but their number. */
function keysOf(o: Value, { node, context }: Call): Expression {
  const { parent } = node;
  const isCounted = ts.isPropertyAccessExpression(parent) && parent.name.text === "length";
  return isCounted ? sequence(call("keys", o.expression)) : orderedKeys(o, context);
}

/** By key: `$each` loses nulls on one evaluator. */
function values(o: Value, own: Call): Expression {
  const k = own.context.freshLocal("k");
  const value = call("lookup", o.expression, local(k));
  const each = call("map", orderedKeys(o, own.context), lambda([k], value));
  return sequence(
    each,
    mayHoldArrays(own.context.checker.getTypeAtLocation(own.node), own.context),
  );
}

function mayHoldArrays(arrayType: Value["type"], context: ExpressionContext): boolean {
  return (kindsOfType(elementType(arrayType, context), context.checker) & arrayKind) !== 0;
}

function entries(o: Value, own: Call): Expression {
  const { context } = own;
  const k = context.freshLocal("k");
  const pair = elementType(context.checker.getTypeAtLocation(own.node), context);
  const value = {
    expression: call("lookup", o.expression, local(k)),
    type: context.checker.getTypeArguments(pair as never)[1] ?? context.checker.getAnyType(),
    optional: false,
  };
  const item = { value: value.expression, ...nesting(value, context) };
  return sequence(
    call("map", orderedKeys(o, context), lambda([k], array([{ value: local(k) }, item]))),
    true,
  );
}

function fromEntries(own: Call): Value {
  const { context } = own;
  const pairs = required(own, 0);
  const p = context.freshLocal("p");
  const [key, type] = context.checker.getTypeArguments(elementType(pairs.type, context) as never);
  const name = textOf(
    {
      expression: index(local(p), 0),
      type: key ?? context.checker.getStringType(),
      optional: false,
    },
    context,
  );
  const one = object([{ key: name, value: memberValue(index(local(p), 1), type, context) }]);
  return result(own, call("merge", sequence(call("map", pairs.expression, lambda([p], one)))));
}

/** Null in a pair of what may be undefined but not null is no member at all. */
function memberValue(
  value: Expression,
  type: Value["type"] | undefined,
  context: ExpressionContext,
): Expression {
  const kinds = type === undefined ? 0 : kindsOfType(type, context.checker);
  return (kinds & nullish) === undefinedKind ? decoded(value) : value;
}

/** Into an object that is made just there; into that of a variable it is a change of the variable. */
function assign(own: Call): Value {
  const { context } = own;
  const [target] = own.arguments;
  if (!target || !ts.isObjectLiteralExpression(unwrap(target)))
    return refuseCall(own, "into an object that it changes", "write `{ ...a, ...b }`");
  return result(own, spreadTogether(own.arguments, context));
}

function hasOwn(own: Call): Value {
  const [o, key] = [required(own, 0), argument(own, 1)];
  if (key === undefined || kindsOf(o, own.context) !== objectKind)
    return refuseCall(own, "of something that may not be an object");
  if (hasAbsentMembers(o.type, own.node, own.context))
    return refuseCall(own, "of an object with members that may be undefined", leaveOut);
  const name = textOf(key, own.context);
  return booleanValue(binary("in", name, call("keys", o.expression)), own.context);
}

/** `Object.groupBy(xs, key)`: each item with its key, then each key with its items. */
function groupBy(own: Call): Value {
  const { context } = own;
  const items = required(own, 0);
  if (kindsOf(items, context) !== arrayKind) return refuseCall(own, "of anything but an array");
  const names = {
    v: context.freshLocal("v"),
    keyed: context.freshLocal("keyed"),
    k: context.freshLocal("key"),
    e: context.freshLocal("e"),
    f: context.freshLocal("e"),
  };
  const callback = callbackOf(own, 1, elementValue(items, context), (body) =>
    textOf(body, context),
  );
  const fn = callback?.lambda;
  if (fn?.kind !== "lambda") return items;
  const [item = names.v] = fn.parameters;
  const pair = object([
    { key: "key", value: fn.body },
    { key: "v", value: local(item) },
  ]);
  const keyed = local(names.keyed);
  const same = lambda([names.e], binary("=", member(local(names.e), "key"), local(names.k)));
  const values = call(
    "map",
    call("filter", keyed, same),
    lambda([names.f], member(local(names.f), "v")),
  );
  const group = object([
    {
      key: local(names.k),
      value: sequence(
        values,
        mayBe({ ...items, type: elementType(items.type, context) }, arrayKind, context),
      ),
    },
  ]);
  const keys: Expression = { kind: "filter", of: keyed, member: "key" };
  const pairs = sequence(call("map", items.expression, { ...fn, body: pair }));
  const groups = call("map", call("distinct", keys), lambda([names.k], group));
  return result(own, block([{ name: names.keyed, value: pairs }], call("merge", sequence(groups))));
}
