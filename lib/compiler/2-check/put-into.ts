import ts from "typescript";

/** What a call puts into a value that goes on being used; nothing for other calls. */
export interface Put {
  readonly target?: ts.Expression | undefined;
  readonly values?: readonly ts.Expression[];
}

/** `Object.assign(target, …values)`, `target.push(…values)` and their like. */
export function putInto({ expression, arguments: given }: ts.CallExpression): Put {
  if (expression.getText() === "Object.assign") {
    const [target, ...values] = given;
    return { target, values };
  }
  if (!ts.isPropertyAccessExpression(expression) || !KEEPING.has(expression.name.text)) return {};
  return { target: expression.expression, values: given };
}

/** Methods of lists that keep what they are given. */
const KEEPING: ReadonlySet<string> = new Set(["push", "unshift", "splice", "fill"]);
