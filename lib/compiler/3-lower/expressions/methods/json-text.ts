import {
  array,
  binary,
  block,
  call,
  conditional,
  type Expression,
  lambda,
  list,
  literal,
  local,
  sequence,
} from "../../../jsonata/index.ts";
import type { LowerContext } from "../../context.ts";
import { numberText } from "../number-text.ts";
import { once } from "../once.ts";

/** `JSON.stringify(value)` for any text and number: `$string` escapes otherwise on the Java evaluator, and rounds. */
export function jsonText(value: Expression, context: LowerContext): Expression {
  const names = {
    quote: context.freshLocal("quote"),
    json: context.freshLocal("json"),
    v: context.freshLocal("v"),
    k: context.freshLocal("k"),
  };
  const [quote, json, v, k] = [
    local(names.quote),
    local(names.json),
    local(names.v),
    local(names.k),
  ];
  const is = (type: string): Expression => binary("=", call("type", v), literal(type));
  const wrapped = (open: string, items: Expression, close: string): Expression =>
    call("join", list(literal(open), call("join", items, literal(",")), literal(close)));
  const member = call("join", list(call(quote, k), literal(":"), call(json, call("lookup", v, k))));
  const scalar = conditional(
    is("number"),
    numberText(v, context),
    conditional(binary("!=", v, literal(null)), call("string", v), literal("null")),
  );
  const items = sequence(call("map", v, json));
  const members = sequence(call("map", call("keys", v), lambda([names.k], member)));
  const body = conditional(
    is("string"),
    call(quote, v),
    conditional(
      is("array"),
      wrapped("[", items, "]"),
      conditional(is("object"), wrapped("{", members, "}"), scalar),
    ),
  );
  return once(value, "value", context, (whole) =>
    block(
      [
        { name: names.quote, value: quoted(context) },
        { name: names.json, value: lambda([names.v], body) },
      ],
      call(json, whole),
    ),
  );
}

/** Text in quotes, each character escaped that JSON wants escaped. */
function quoted(context: LowerContext): Expression {
  const names = {
    s: context.freshLocal("s"),
    t: context.freshLocal("t"),
    p: context.freshLocal("p"),
  };
  const control = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code));
  const pairs = ["\\", '"', ...control].map((character) => ({
    value: list(literal(character), literal(JSON.stringify(character).slice(1, -1))),
    nests: "always" as const,
  }));
  const at = (place: number): Expression => ({
    kind: "index",
    array: local(names.p),
    index: literal(place),
  });
  const replaced = call("join", call("split", local(names.t), at(0)), at(1));
  const text = call("reduce", array(pairs), lambda([names.t, names.p], replaced), local(names.s));
  return lambda([names.s], call("join", list(literal('"'), text, literal('"'))));
}
