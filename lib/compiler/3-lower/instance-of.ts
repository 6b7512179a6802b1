import type ts from "typescript";
import { binary, type Expression, list, literal } from "../jsonata/index.ts";
import { isCaughtError } from "./caught-error.ts";
import type { LowerContext, Value } from "./context.ts";
import { errorNameOf, namesOfKind } from "./error-names.ts";

/** `error instanceof NoRows` of a caught error: a question of its name. Undefined for any other value or class. */
export function instanceOfError(
  value: Value,
  type: ts.Expression,
  context: LowerContext,
): Expression | undefined {
  const { expression } = value;
  if (!isCaughtError(expression)) return undefined;
  const name = expression.members.find(({ key }) => key === "name")?.value ?? literal("");
  const text = type.getText();
  // Errors of nagare's own, which Step Functions calls otherwise.
  if (text === "TaskTimedOut" || text === "ContainerExited")
    return binary("=", name, literal(text));
  const kind = errorNameOf(type, context.checker);
  if (kind === undefined) return undefined;
  if (kind.name === "Error" && kind.declaration === undefined) return literal(true);
  const files = [type.getSourceFile(), kind.declaration?.getSourceFile()].filter(
    (file) => file !== undefined,
  );
  const names = namesOfKind(kind, [...new Set(files)], context.checker);
  const [only] = names;
  return names.length === 1 && only !== undefined
    ? binary("=", name, literal(only))
    : binary("in", name, list(...names.map((each) => literal(each))));
}
