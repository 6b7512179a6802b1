import ts from "typescript";

/** The labels that stand just before a statement. */
export function labelsOf(statement: ts.Statement): readonly string[] {
  const { parent } = statement;
  if (!ts.isLabeledStatement(parent) || parent.statement !== statement) return [];
  return [parent.label.text, ...labelsOf(parent)];
}

/** The jumps in a statement to labels that are not its own, nor of statements inside it. */
export function jumpsBeyond(loop: ts.Statement): readonly ts.BreakOrContinueStatement[] {
  const jumps: ts.BreakOrContinueStatement[] = [];
  const visit = (node: ts.Node, known: readonly string[]): void => {
    if (ts.isFunctionLike(node)) return;
    const inner = ts.isLabeledStatement(node) ? [...known, node.label.text] : known;
    const isJump = ts.isBreakStatement(node) || ts.isContinueStatement(node);
    if (isJump && node.label && !known.includes(node.label.text)) jumps.push(node);
    ts.forEachChild(node, (child) => visit(child, inner));
  };
  visit(loop, labelsOf(loop));
  return jumps;
}
