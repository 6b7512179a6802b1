import ts from "typescript";
import {
  absent,
  call,
  conditional,
  type Expression,
  isAbsent,
  literal,
} from "../../jsonata/index.ts";
import type { LowerContext } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { expressionContext, lowerExpression } from "../expressions/index.ts";
import { textOf } from "../expressions/text.ts";
import { bindPattern, inPlace } from "../patterns/bind-pattern.ts";
import { withDefault } from "../patterns/with-default.ts";
import type { ErrorClass } from "./error-class.ts";
import { changesMessage } from "./name-rule.ts";

/** The message of `new Name(…)`: the first argument, or what the class's own constructor hands on. Undefined where only a run could tell. */
export function messageIn(
  kind: ErrorClass,
  args: readonly ts.Expression[],
  context: LowerContext,
): Expression | undefined {
  const { declaration, base } = kind;
  if (base === undefined) return given(args[0], context);
  if (declaration && changesMessage(declaration)) return undefined;
  const own = declaration?.members.find(ts.isConstructorDeclaration);
  if (own === undefined) return messageIn(base, args, context);
  const passed = superArguments(own);
  return passed && messageIn(base, passed, withParameters(own, args, context));
}

/** `new Error(undefined)` has the empty text as its message. */
function given(argument: ts.Expression | undefined, context: LowerContext): Expression {
  if (argument === undefined) return literal("");
  const value = lowerExpression(argument, context);
  const { expression, optional } = value;
  if (isAbsent(expression)) return literal("");
  const text = textOf({ ...value, optional: false }, context);
  return optional ? conditional(call("exists", expression), text, literal("")) : text;
}

/** Those of the one `super(…)`, where no other statement stands before it that could matter. */
function superArguments(own: ts.ConstructorDeclaration): readonly ts.Expression[] | undefined {
  const [first] = own.body?.statements ?? [];
  const called = first && ts.isExpressionStatement(first) ? first.expression : undefined;
  const isSuper =
    called && ts.isCallExpression(called) && called.expression.kind === ts.SyntaxKind.SuperKeyword;
  return isSuper ? called.arguments : undefined;
}

function withParameters(
  own: ts.ConstructorDeclaration,
  args: readonly ts.Expression[],
  context: LowerContext,
): LowerContext {
  return own.parameters.reduce<ExpressionContext>((inner, parameter, at) => {
    const argument = args[at];
    const type = context.checker.getTypeAtLocation(parameter);
    const value = argument
      ? lowerExpression(argument, context)
      : { expression: absent(), type, optional: true };
    const { initializer, name } = parameter;
    return bindPattern(name, withDefault(value, initializer, name, inner), inner, inPlace);
  }, expressionContext(context));
}
