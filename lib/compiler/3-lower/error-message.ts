import ts from "typescript";
import { absent, type Expression, literal } from "../jsonata/index.ts";
import type { LowerContext, Value } from "./context.ts";
import type { ErrorName } from "./error-names.ts";
import { lowerExpression } from "./expressions/index.ts";
import { bindPattern, withDefault } from "./patterns.ts";

/** The message of `new Name(…)`: the first argument, or what the class's own constructor hands on. */
export function messageOf(
  kind: ErrorName,
  args: readonly ts.Expression[],
  context: LowerContext,
): Expression {
  const [first] = args;
  const own = kind.declaration?.members.find(ts.isConstructorDeclaration);
  if (own && kind.base) {
    const passed = superArguments(own) ?? [];
    return messageOf(kind.base, passed, withParameters(own, args, context));
  }
  if (kind.base) return messageOf(kind.base, args, context);
  return first ? lowerExpression(first, context).expression : literal("");
}

function superArguments(own: ts.ConstructorDeclaration): readonly ts.Expression[] | undefined {
  for (const statement of own.body?.statements ?? []) {
    const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (call && ts.isCallExpression(call) && call.expression.kind === ts.SyntaxKind.SuperKeyword) {
      return call.arguments;
    }
  }
  return undefined;
}

function withParameters(
  own: ts.ConstructorDeclaration,
  args: readonly ts.Expression[],
  context: LowerContext,
): LowerContext {
  const values = new Map<ts.Symbol, Value>();
  const inner: LowerContext = {
    ...context,
    lookup: (symbol) => values.get(symbol) ?? context.lookup(symbol),
  };
  own.parameters.forEach((parameter, at) => {
    const argument = args[at];
    const type = context.checker.getTypeAtLocation(parameter);
    const given = argument
      ? lowerExpression(argument, context)
      : { expression: absent(), type, optional: true };
    const value = withDefault(given, parameter.initializer, inner);
    bindPattern(parameter.name, value, inner, (name, each) => {
      const symbol = context.checker.getSymbolAtLocation(name);
      if (symbol) values.set(symbol, each);
    });
  });
  return inner;
}
