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
    const jump = jumpOf(node, inLoop, inSwitch);
    if (jump !== undefined) found[jump] = true;
    const loop = inLoop || ts.isIterationStatement(node, false);
    ts.forEachChild(node, (child) => visit(child, loop, inSwitch || ts.isSwitchStatement(node)));
  };
  for (const node of nodes) visit(node, false, false);
  return found;
}

function jumpOf(node: ts.Node, inLoop: boolean, inSwitch: boolean): keyof Jumps | undefined {
  if (ts.isReturnStatement(node)) return "returns";
  if (ts.isThrowStatement(node)) return "throws";
  if (ts.isBreakStatement(node)) return node.label || !(inLoop || inSwitch) ? "breaks" : undefined;
  if (ts.isContinueStatement(node)) return node.label || !inLoop ? "continues" : undefined;
  return undefined;
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
