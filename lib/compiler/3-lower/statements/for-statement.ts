import ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import { shortText } from "../origins.ts";
import type { Place } from "../place.ts";
import { countedTurns } from "./counted-turns.ts";
import { lowerEffect } from "./expression-statement.ts";
import { lowerTurns } from "./gathering-loop.ts";
import { leavesLoop } from "./leaves-or-assigns.ts";
import { lowerLoop } from "./loop.ts";
import { lowerDeclarations } from "./variable-statement.ts";

/** `for (let i = 0; …; i++)` */
export function lowerFor(node: ts.ForStatement, next: Edge, place: Place): Edge {
  const turns = leavesLoop(node) ? undefined : countedTurns(node, place);
  const mapped = turns && lowerTurns(turns, next, place);
  return mapped ?? lowerChoiceLoop(node, next, place);
}

function lowerChoiceLoop(node: ts.ForStatement, next: Edge, place: Place): Edge {
  const { initializer, condition, incrementor, statement: body } = node;
  const label = `for ${condition ? shortText(condition) : "ever"}`;
  const step = incrementor && ((edge: Edge) => lowerEffect(incrementor, edge, place));
  const loop = { node, label, body, ...(condition && { condition }), ...(step && { step }) };
  const entry = lowerLoop(loop, next, place);
  if (initializer === undefined) return entry;
  return ts.isVariableDeclarationList(initializer)
    ? lowerDeclarations(initializer, entry, place)
    : lowerEffect(initializer, entry, place);
}
