import {
  binary,
  block,
  call,
  conditional,
  type Expression,
  lambda,
  literal,
  local,
  nullable,
  sequence,
} from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { errorText } from "../errors/caught-error.ts";
import {
  arrayKind,
  booleanKind,
  kindsOf,
  nullKind,
  numberKind,
  objectKind,
  stringKind,
  undefinedKind,
  zonedKind,
} from "./kinds.ts";
import { numberKindOf } from "./number-kind.ts";
import { numberText } from "./number-text.ts";
import { isDefined, once } from "./once.ts";

/** The value as JavaScript's `String(value)`: always a string. */
export function textOf(value: Value, context: LowerContext): Expression {
  const { expression } = value;
  if (expression.kind === "literal") return literal(String(expression.value));
  if (value.caught) return errorText(value.caught);
  const kinds = kindsOf(value, context);
  if ((kinds & undefinedKind) !== 0) return textOfOptional(value, context);
  if (kinds === stringKind || kinds === zonedKind) return expression;
  if (kinds === numberKind) return numberText(expression, context);
  if ((kinds & ~(booleanKind | nullKind | stringKind | zonedKind)) === 0)
    return call("string", expression);
  if (kinds === objectKind) return literal("[object Object]");
  return anyText(expression, context);
}

/** The value as an operand of `&`, which makes text of booleans, nulls and short numbers by itself. */
export function operandText(value: Value, context: LowerContext): Expression {
  const kinds = kindsOf(value, context);
  const plain =
    (kinds & ~(booleanKind | nullKind | stringKind | zonedKind)) === 0 ||
    (kinds === numberKind && numberKindOf(value.expression) === "count");
  return plain && value.expression.kind !== "literal" ? value.expression : textOf(value, context);
}

function textOfOptional(value: Value, context: LowerContext): Expression {
  if (kindsOf(value, context) === undefinedKind) return literal("undefined");
  return once(value.expression, "value", context, (expression) =>
    conditional(
      isDefined(value, expression, context),
      textOf(
        {
          ...value,
          expression: nullable(expression),
          optional: false,
          type: presentType(value, context),
        },
        context,
      ),
      literal("undefined"),
    ),
  );
}

function presentType(value: Value, context: LowerContext) {
  const type = value.type;
  if (!type.isUnion()) return type;
  const nonNullable = context.checker.getNonNullableType(type);
  const hasNull = (kindsOf(value, context) & nullKind) !== 0;
  return hasNull ? context.checker.getAnyType() : nonNullable;
}

/** Text of anything that is not undefined; arrays join their items, as in JavaScript. */
function anyText(expression: Expression, context: LowerContext): Expression {
  const name = context.freshLocal("text");
  const item = context.freshLocal("v");
  const v = local(item);
  const is = (type: string): Expression => binary("=", call("type", v), literal(type));
  const joined = call("join", sequence(call("map", v, local(name))), literal(","));
  const scalar = conditional(
    is("number"),
    numberText(v, context),
    conditional(binary("!=", v, literal(null)), call("string", v), literal("")),
  );
  const body = conditional(
    is("array"),
    joined,
    conditional(is("object"), literal("[object Object]"), scalar),
  );
  return once(expression, "value", context, (value) =>
    block(
      [{ name, value: lambda([item], body) }],
      conditional(
        binary("=", call("type", value), literal("null")),
        literal("null"),
        call(local(name), value),
      ),
    ),
  );
}

/** `xs.join(separator)`'s text of each item: null and undefined are empty. */
export function itemText(value: Value, context: LowerContext): Expression {
  const kinds = kindsOf(value, context);
  if ((kinds & (nullKind | undefinedKind | arrayKind)) === 0) return textOf(value, context);
  return conditional(
    binary("!=", value.expression, literal(null)),
    textOf(
      { ...value, optional: false, type: context.checker.getNonNullableType(value.type) },
      context,
    ),
    literal(""),
  );
}
