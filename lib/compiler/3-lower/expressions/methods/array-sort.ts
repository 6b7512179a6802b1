import ts from "typescript";
import {
  and,
  binary,
  block,
  call,
  type Expression,
  lambda,
  literal,
  local,
  mayDiffer,
  member,
  object,
  or,
  sequence,
} from "../../../jsonata/index.ts";
import type { LowerContext, Value } from "../../context.ts";
import {
  arrayKind,
  booleanKind,
  kindsOfType,
  nullKind,
  numberKind,
  objectKind,
  stringKind,
  undefinedKind,
} from "../kinds.ts";
import { textOf } from "../text.ts";
import { unwrap } from "../unwrap.ts";
import { filled } from "./array-change.ts";
import { elementType } from "./element.ts";
import { type Call, callbackOf, type Method, refuseCall, result } from "./method.ts";

/** `sort` and `toSorted`: a new array, stable. `sort` changes its array in JavaScript, so it is for arrays that nothing else sees. */
export const sortMethods: readonly (readonly [string, Method])[] = [
  ["toSorted", sort],
  ["sort", inPlace(sort)],
  ["fill", inPlace(filled)],
  [
    "reverse",
    inPlace((receiver) => ({ ...receiver, expression: call("reverse", receiver.expression) })),
  ],
];

/** A method that changes its array: only of an array that was made just there. */
function inPlace(method: Method): Method {
  return (receiver, methodCall) => {
    if (isMadeThere(methodCall)) return method(receiver, methodCall);
    const name = methodCall.node.expression.getText().split(".").at(-1);
    const help = HELP.get(name ?? "");
    return refuseCall(methodCall, "of an array that has a name, which it would change,", help);
  };
}

const HELP: ReadonlyMap<string, string> = new Map([
  ["sort", "use `toSorted`"],
  ["reverse", "use `toReversed`"],
  ["fill", "use `map`"],
]);

const copying: ReadonlySet<string> = new Set(
  "map filter slice concat flat flatMap toSorted toReversed sort reverse split keys values entries from".split(
    " ",
  ),
);

/** Whether the receiver is a new array that nothing else has. */
function isMadeThere({ node }: Call): boolean {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const receiver = unwrap(callee.expression);
  if (ts.isArrayLiteralExpression(receiver)) return true;
  return (
    ts.isCallExpression(receiver) &&
    ts.isPropertyAccessExpression(receiver.expression) &&
    copying.has(receiver.expression.name.text)
  );
}

export function sort(receiver: Value, methodCall: Call): Value {
  const { context } = methodCall;
  const item = elementType(receiver.type, context);
  const kinds = kindsOfType(item, context.checker);
  if ((kinds & undefinedKind) !== 0)
    return refuseCall(
      methodCall,
      "of items that may be undefined, which JavaScript puts last,",
      "take them out first: `.filter((item) => item !== undefined)`",
    );
  if (methodCall.arguments.length === 0) {
    if (kinds === stringKind)
      return result(methodCall, sequence(sorted(receiver.expression, [], false)));
    if ((kinds & ~(stringKind | numberKind | booleanKind | nullKind)) === 0)
      return result(methodCall, byText(receiver.expression, item, context));
    return refuseCall(
      methodCall,
      "without a comparator, of objects or arrays",
      "give it a comparator",
    );
  }
  const pair = [
    { hint: "a", type: item },
    { hint: "b", type: item },
  ];
  const comparator = callbackOf(methodCall, 0, pair)?.lambda;
  if (comparator?.kind !== "lambda") return receiver;
  if (mayDiffer(comparator))
    return refuseCall(
      methodCall,
      "by chance",
      "draw a number for each item first, then sort by that",
    );
  const key = keyOf(comparator.parameters, comparator.body);
  if (key && (kinds === objectKind || kinds === numberKind))
    return result(methodCall, sequence(sorted(receiver.expression, key.path, key.descending)));
  const nests = (kinds & arrayKind) !== 0;
  return result(methodCall, general(receiver.expression, comparator, nests, context));
}

function sorted(of: Expression, path: readonly string[], descending: boolean): Expression {
  return { kind: "sort", of, keys: [{ path, descending }] };
}

/** Without a comparator JavaScript sorts numbers too by their texts. */
function byText(array: Expression, type: Value["type"], context: LowerContext): Expression {
  const name = context.freshLocal("v");
  const text = textOf({ expression: local(name), type, optional: false }, context);
  const keyed = object([
    { key: "v", value: local(name) },
    { key: "text", value: text },
  ]);
  const inOrder = sorted(call("map", array, lambda([name], keyed)), ["text"], false);
  return sequence({ kind: "filter", of: inOrder, member: "v" });
}

/** `(a, b) => a.k - b.k`, or the other way round. */
function keyOf(parameters: readonly string[], body: Expression) {
  if (body.kind !== "binary" || body.operator !== "-") return undefined;
  const [left, right] = [pathOf(body.left), pathOf(body.right)];
  if (!left || !right || left.path.join("\n") !== right.path.join("\n")) return undefined;
  const [a, b] = parameters;
  if (left.root === a && right.root === b) return { path: left.path, descending: false };
  return left.root === b && right.root === a ? { path: left.path, descending: true } : undefined;
}

function pathOf(
  expression: Expression,
): { readonly root: string; readonly path: readonly string[] } | undefined {
  if (expression.kind === "local") return { root: expression.name, path: [] };
  if (expression.kind !== "member") return undefined;
  const before = pathOf(expression.object);
  return before && { root: before.root, path: [...before.path, expression.name] };
}

/** Each item with its place: the Java evaluator's own sort is not stable. */
function general(
  array: Expression,
  comparator: Expression,
  nests: boolean,
  context: LowerContext,
): Expression {
  const names = {
    v: context.freshLocal("v"),
    i: context.freshLocal("i"),
    l: context.freshLocal("l"),
    r: context.freshLocal("r"),
    c: context.freshLocal("c"),
    e: context.freshLocal("e"),
    f: context.freshLocal("compare"),
  };
  const [l, r, c] = [local(names.l), local(names.r), local(names.c)];
  const placed = object([
    { key: "v", value: local(names.v) },
    { key: "i", value: local(names.i) },
  ]);
  const after = or(
    binary(">", c, literal(0)),
    and(binary("=", c, literal(0)), binary(">", member(l, "i"), member(r, "i"))),
  );
  const compared = call(local(names.f), member(l, "v"), member(r, "v"));
  const order = lambda([names.l, names.r], block([{ name: names.c, value: compared }], after));
  const inOrder = call("sort", call("map", array, lambda([names.v, names.i], placed)), order);
  const items = call("map", inOrder, lambda([names.e], member(local(names.e), "v")));
  return block([{ name: names.f, value: comparator }], sequence(items, nests));
}
