import ts from "typescript";

/** `||` and `||=`: the right side is for what is false. */
export function isOr(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.BarBarToken || operator === ts.SyntaxKind.BarBarEqualsToken;
}

/** `??` and `??=`: the right side is for null and undefined. */
export function isNullish(operator: ts.SyntaxKind): boolean {
  return (
    operator === ts.SyntaxKind.QuestionQuestionToken ||
    operator === ts.SyntaxKind.QuestionQuestionEqualsToken
  );
}
