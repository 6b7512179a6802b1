import ts from "typescript";
import type { Value } from "../context.ts";
import { caughtText } from "../errors/caught-use.ts";
import { guarded } from "./access.ts";
import { type ExpressionContext, refuse } from "./expression-context.ts";
import {
  arrayKind,
  booleanKind,
  kindsOf,
  mayBe,
  nullish,
  numberKind,
  stringKind,
  zonedKind,
} from "./kinds.ts";
import { arrayMethods } from "./methods/array.ts";
import { instead } from "./methods/instead.ts";
import type { Method } from "./methods/method.ts";
import { numberMethods } from "./methods/number.ts";
import { stringMethods } from "./methods/string.ts";
import { zonedMethods } from "./time/zoned-methods.ts";
import { unwrap } from "./unwrap.ts";

/** `receiver.name(…)` */
export function lowerMethodCall(
  node: ts.CallExpression,
  receiver: Value,
  context: ExpressionContext,
): Value {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee))
    return refuse(context, node, "NG1001", { callee: callee.getText() });
  const name = callee.name.text;
  if (receiver.caught && name === "toString") return caughtText(receiver.caught, node, context);
  const method = methodOf(name, receiver, context);
  if (method === undefined) {
    const type = `\`${context.checker.typeToString(receiver.type)}\``;
    const help = isUntyped(receiver.type) ? giveType : instead.get(name);
    return refuse(context, callee.name, "NG1002", { method: name, type }, help);
  }
  const call = { node, context, arguments: node.arguments };
  if (!mayBe(receiver, nullish, context)) return method(receiver, call);
  let result: Value | undefined;
  const type = context.checker.getNonNullableType(receiver.type);
  const expression = guarded(receiver, name, context, (present) => {
    result = method({ expression: present, type, optional: false }, call);
    return result.expression;
  });
  return { type, optional: true, ...result, expression };
}

function methodOf(name: string, receiver: Value, context: ExpressionContext): Method | undefined {
  const kinds = kindsOf(receiver, context) & ~nullish;
  if (kinds === zonedKind) return zonedMethods.get(name);
  return tables.get(kinds)?.get(name);
}

const tables: ReadonlyMap<number, ReadonlyMap<string, Method>> = new Map([
  [stringKind, stringMethods],
  [arrayKind, arrayMethods],
  [numberKind, numberMethods],
  [booleanKind, new Map([...numberMethods].filter(([name]) => name !== "toFixed"))],
]);

/** Of what JavaScript knows at run time alone, the method is not known. */
function isUntyped({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}

const giveType = "give the value a type: `const order: Order = JSON.parse(text)`";
