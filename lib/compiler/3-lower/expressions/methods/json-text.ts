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
  object,
  sequence,
} from "../../../jsonata/index.ts";
import type { LowerContext } from "../../context.ts";
import { numberText } from "../number-text.ts";
import { once } from "../once.ts";
import { numbersFirst } from "./ordered-keys.ts";

/** How a value is written. */
export interface JsonStyle {
  /** What stands before the members of one level. */
  readonly indent: string;
  /** Keys may be whole numbers, which the Java evaluator leaves in the order in which they were written. */
  readonly numbersFirst: boolean;
}

/** `JSON.stringify(value)` for any text and number: `$string` escapes otherwise on the Java evaluator, and rounds. */
export function jsonText(value: Expression, style: JsonStyle, context: LowerContext): Expression {
  const { indent } = style;
  const fresh = (hint: string): string => context.freshLocal(hint);
  const names: Names = {
    quote: fresh("quote"),
    json: fresh("json"),
    v: fresh("v"),
    k: fresh("k"),
    item: fresh("v"),
    line: fresh("line"),
    inner: fresh("inner"),
  };
  const v = local(names.v);
  const start = indent === "" ? [] : [literal("\n")];
  const is = (type: string): Expression => binary("=", call("type", v), literal(type));
  const scalar = conditional(
    is("number"),
    numberText(v, context),
    conditional(binary("!=", v, literal(null)), call("string", v), literal("null")),
  );
  const lists = conditional(
    is("array"),
    listText(names, indent),
    conditional(is("object"), recordText(names, style, context), scalar),
  );
  const body = conditional(is("string"), call(local(names.quote), v), lists);
  const parameters = indent === "" ? [names.v] : [names.v, names.line];
  return once(value, "value", context, (whole) =>
    block(
      [
        { name: names.quote, value: quoted(context) },
        { name: names.json, value: lambda(parameters, body) },
      ],
      call(local(names.json), whole, ...start),
    ),
  );
}

type Names = Readonly<Record<"quote" | "json" | "v" | "k" | "item" | "line" | "inner", string>>;

function listText(names: Names, indent: string): Expression {
  const item = local(names.item);
  const callback =
    indent === ""
      ? local(names.json)
      : lambda([names.item], call(local(names.json), item, local(names.inner)));
  const items = sequence(call("map", local(names.v), callback));
  return enclosed("[", items, "]", binary("=", local(names.v), array([])), names, indent);
}

function recordText(names: Names, style: JsonStyle, context: LowerContext): Expression {
  const { indent } = style;
  const k = local(names.k);
  const own = call("lookup", local(names.v), k);
  const rest = indent === "" ? [] : [local(names.inner)];
  const colon = literal(indent === "" ? ":" : ": ");
  const text = call(
    "join",
    list(call(local(names.quote), k), colon, call(local(names.json), own, ...rest)),
  );
  const keys = call("keys", local(names.v));
  const ordered = style.numbersFirst ? numbersFirst(sequence(keys), context) : keys;
  const members = sequence(call("map", ordered, lambda([names.k], text)));
  return enclosed("{", members, "}", binary("=", local(names.v), object([])), names, indent);
}

/** With an indent, each item on a line of its own; nothing on none. */
function enclosed(
  open: string,
  items: Expression,
  close: string,
  isEmpty: Expression,
  names: Names,
  indent: string,
): Expression {
  if (indent === "")
    return call("join", list(literal(open), call("join", items, literal(",")), literal(close)));
  const [line, inner] = [local(names.line), local(names.inner)];
  const lines = call("join", items, binary("&", literal(","), inner));
  return conditional(
    isEmpty,
    literal(open + close),
    block(
      [{ name: names.inner, value: binary("&", line, literal(indent)) }],
      call("join", list(literal(open), inner, lines, line, literal(close))),
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
