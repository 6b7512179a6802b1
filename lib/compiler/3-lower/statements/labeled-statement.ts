import ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import type { Leaving, Place } from "../place.ts";

/** `outer: for (…) …`, which the loop sees to; `block: { … break block; … }`. */
export function lowerLabeled(node: ts.LabeledStatement, next: Edge, place: Place): Edge {
  const leaving: Leaving = { break: () => next };
  const labelled = new Map([...place.exits.labelled, [node.label.text, leaving] as const]);
  const isLoop = ts.isIterationStatement(node.statement, true);
  const exits = isLoop ? place.exits : { ...place.exits, labelled };
  return place.flow.lower.statements([node.statement], next, { ...place, exits });
}

/** `break` and `continue`, with or without a label. */
export function lowerJump(node: ts.BreakOrContinueStatement, next: Edge, place: Place): Edge {
  const { exits } = place;
  const way = node.label ? exits.labelled.get(node.label.text) : exits;
  const exit = node.kind === ts.SyntaxKind.BreakStatement ? way?.break : way?.continue;
  return exit?.() ?? next;
}
