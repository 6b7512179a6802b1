import { type Expression, equalExpressions, forEachExpression } from "../jsonata/index.ts";

/** Whether a part is computed whenever the whole is: it stands in no branch, function or predicate. */
export function alwaysComputes(whole: Expression, part: Expression): boolean {
  if (equalExpressions(whole, part)) return true;
  if (whole.kind === "lambda" || whole.kind === "filter") return false;
  if (whole.kind === "conditional") return alwaysComputes(whole.test, part);
  const isLazy = whole.kind === "binary" && (whole.operator === "and" || whole.operator === "or");
  if (isLazy) return alwaysComputes(whole.left, part);
  let found = false;
  forEachExpression(whole, (each) => {
    found ||= alwaysComputes(each, part);
  });
  return found;
}
