import ts from "typescript";

/** The ways that code may leave other than by its end. */
export interface Jumps {
  readonly returns: boolean;
  readonly breaks: boolean;
  readonly continues: boolean;
  readonly throws: boolean;
}

/** What leaves these statements: jumps inside their own loops, and functions in them, don't count. */
export function jumpsIn(nodes: readonly ts.Node[]): Jumps {
  const found = { returns: false, breaks: false, continues: false, throws: false };
  const visit = (node: ts.Node, inLoop: boolean, inSwitch: boolean): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node)) found.returns = true;
    if (ts.isThrowStatement(node)) found.throws = true;
    if (ts.isBreakStatement(node) && (node.label || !(inLoop || inSwitch))) found.breaks = true;
    if (ts.isContinueStatement(node) && (node.label || !inLoop)) found.continues = true;
    const loop = inLoop || ts.isIterationStatement(node, false);
    ts.forEachChild(node, (child) => visit(child, loop, inSwitch || ts.isSwitchStatement(node)));
  };
  for (const node of nodes) visit(node, false, false);
  return found;
}

export function leaves(jumps: Jumps): boolean {
  return jumps.returns || jumps.breaks || jumps.continues || jumps.throws;
}

/** Whether a run of statements never reaches its end. */
export function neverEnds(statement: ts.Statement | undefined): boolean {
  if (statement === undefined) return false;
  if (ts.isBlock(statement)) return neverEnds(statement.statements.at(-1));
  if (ts.isIfStatement(statement))
    return neverEnds(statement.thenStatement) && neverEnds(statement.elseStatement);
  return (
    ts.isReturnStatement(statement) ||
    ts.isThrowStatement(statement) ||
    ts.isBreakStatement(statement) ||
    ts.isContinueStatement(statement)
  );
}
