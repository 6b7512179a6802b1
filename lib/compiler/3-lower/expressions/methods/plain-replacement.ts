import { call, conditional, type Expression, literal } from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { once } from "../once.ts";
import { type Call, refuseCall } from "./method.ts";

/** `$$`, `$&` and their like mean something in JavaScript's replacement. */
export function plainReplacement(value: Value, methodCall: Call): Expression {
  const { expression } = value;
  if (expression.kind === "literal") {
    const text = String(expression.value);
    if (/\$[`'<0-9]/.test(text))
      return refuseCall(
        methodCall,
        "with a `$` sign in the replacement that means more than itself",
      ).expression;
    if (text.includes("$&")) return refuseCall(methodCall, "with `$&` and other signs").expression;
    return literal(text.replaceAll("$$", "$"));
  }
  return once(expression, "by", methodCall.context, (by) =>
    conditional(
      call("contains", by, literal("$")),
      call("error", literal("a replacement with a `$`, which JavaScript reads as a pattern")),
      by,
    ),
  );
}
