import {
  block,
  call,
  conditional,
  type Expression,
  index,
  lambda,
  list,
  literal,
  local,
  raise,
  regex,
} from "../../../jsonata/index.ts";
import type { LowerContext } from "../../context.ts";
import { stringValue } from "../expression-context.ts";
import { textOf } from "../text.ts";
import { type GlobalFunction, required } from "./method.ts";

export const urlFunctions: readonly (readonly [string, GlobalFunction])[] = [
  ["encodeURIComponent", of((text) => call("encodeUrlComponent", text))],
  ["encodeURI", of(encodeUri)],
  ["decodeURIComponent", of(decoded)],
  ["decodeURI", of(decodeUri)],
];

function of(form: (text: Expression, context: LowerContext) => Expression): GlobalFunction {
  return (own) =>
    stringValue(form(textOf(required(own, 0), own.context), own.context), own.context);
}

const reserved = ";,/?:@&=+$#";

/** The evaluators' own `$encodeUrl` differ: so all is encoded, and what `encodeURI` keeps is put back. */
function encodeUri(text: Expression, context: LowerContext): Expression {
  const names = { text: context.freshLocal("text"), pair: context.freshLocal("pair") };
  const part = (at: 0 | 1): Expression => index(local(names.pair), at);
  const pairs = [...reserved].map((character) => ({
    value: list(literal(encodeURIComponent(character)), literal(character)),
    nests: "always" as const,
  }));
  const step = call("join", call("split", local(names.text), part(0)), part(1));
  return call(
    "reduce",
    { kind: "array", items: pairs },
    lambda([names.text, names.pair], step),
    call("encodeUrlComponent", text),
  );
}

/** The Java evaluator takes `+` for a blank, and bytes that are no text for U+FFFD. */
function decoded(text: Expression, context: LowerContext): Expression {
  const name = context.freshLocal("text");
  const withPlus = call("join", call("split", text, literal("+")), literal("%2B"));
  return block(
    [{ name, value: call("decodeUrlComponent", withPlus) }],
    conditional(
      call("contains", local(name), literal("\ufffd")),
      raise("URIError: URI malformed"),
      local(name),
    ),
  );
}

/** What stands for a reserved character stays as it is. */
function decodeUri(text: Expression, context: LowerContext): Expression {
  const keeping = regex("%(23|24|26|2[bBcCfF]|3[aAbBdDfF]|40)");
  return decoded(call("replace", text, keeping, literal("%25$1")), context);
}
