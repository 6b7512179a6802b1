import ts from "typescript";
import type { Value } from "../context.ts";
import { type ExpressionContext, refuse } from "./expression-context.ts";
import { functionOf } from "./function-of.ts";
import { symbolOf } from "./identifier.ts";
import { lowerMethodCall } from "./method-call.ts";
import { lowerMap } from "./methods/concurrent.ts";
import { globalFunctions, namespaceFunctions } from "./methods/globals.ts";
import type { Call } from "./methods/method.ts";
import { unwrap } from "./unwrap.ts";

/** `f(a)`: a pure function of the project, a function of the language, a method. */
export function lowerCall(node: ts.CallExpression, context: ExpressionContext): Value {
  const callee = unwrap(node.expression);
  const builtIn = builtInOf(callee, context);
  if (builtIn !== undefined) return builtIn(callOf(node, context));
  if (context.wordOf(callee) === "map") return lowerMap(callOf(node, context));
  const fn = functionOf(callee, context);
  if (fn !== undefined) {
    const values = node.arguments.map((argument) => context.lower(argument));
    return context.callFunction(fn, values, context);
  }
  if (ts.isPropertyAccessExpression(callee))
    return lowerMethodCall(node, context.lower(callee.expression), context);
  return refuse(context, node, "NG1001", { callee: callee.getText() });
}

function callOf(node: ts.CallExpression, context: ExpressionContext): Call {
  return { node, context, arguments: node.arguments };
}

/** `Math.max`, `Object.keys`, `Number`: only where the name is the language's own. */
function builtInOf(callee: ts.Expression, context: ExpressionContext) {
  if (ts.isIdentifier(callee)) {
    const fn = globalFunctions.get(callee.text);
    return fn && isOfLanguage(callee, context) ? fn : undefined;
  }
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression))
    return undefined;
  const fn = namespaceFunctions.get(`${callee.expression.text}.${callee.name.text}`);
  return fn && isOfLanguage(callee.expression, context) ? fn : undefined;
}

function isOfLanguage(name: ts.Identifier, context: ExpressionContext): boolean {
  const symbol = symbolOf(name, context);
  return (
    symbol?.declarations?.every((declaration) => declaration.getSourceFile().isDeclarationFile) ===
    true
  );
}
