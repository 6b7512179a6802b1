import ts from "typescript";
import { labelsOf } from "../labels.ts";

/** The ways that code may leave other than by its end. */
export interface Jumps {
  readonly returns: boolean;
  readonly breaks: boolean;
  readonly continues: boolean;
  readonly throws: boolean;
}

/** What leaves these statements: jumps inside their own loops, to their own labels, and functions in them don't count. */
export function jumpsIn(nodes: readonly ts.Node[]): Jumps {
  const found = { returns: false, breaks: false, continues: false, throws: false };
  const visit = (node: ts.Node, around: Around): void => {
    if (ts.isFunctionLike(node)) return;
    const jump = jumpOf(node, around);
    if (jump !== undefined) found[jump] = true;
    const inside = within(node, around);
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  for (const node of nodes) {
    const labels = ts.isIterationStatement(node, false) ? labelsOf(node) : [];
    visit(node, { inLoop: false, inSwitch: false, labels });
  }
  return found;
}

interface Around {
  readonly inLoop: boolean;
  readonly inSwitch: boolean;
  readonly labels: readonly string[];
}

function within(node: ts.Node, { inLoop, inSwitch, labels }: Around): Around {
  return {
    inLoop: inLoop || ts.isIterationStatement(node, false),
    inSwitch: inSwitch || ts.isSwitchStatement(node),
    labels: ts.isLabeledStatement(node) ? [...labels, node.label.text] : labels,
  };
}

function jumpOf(node: ts.Node, { inLoop, inSwitch, labels }: Around): keyof Jumps | undefined {
  if (ts.isReturnStatement(node)) return "returns";
  if (ts.isThrowStatement(node)) return "throws";
  if (!ts.isBreakStatement(node) && !ts.isContinueStatement(node)) return undefined;
  const isBreak = ts.isBreakStatement(node);
  const stays = node.label ? labels.includes(node.label.text) : inLoop || (isBreak && inSwitch);
  if (stays) return undefined;
  return isBreak ? "breaks" : "continues";
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
