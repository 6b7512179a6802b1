import type ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import { type Expression, literal } from "../../jsonata/index.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { assigning, goTo } from "../edges.ts";
import { lowerCondition } from "../expressions/index.ts";
import { isPure, refuseBusyWait } from "../functions/index.ts";
import { originAt, type Place } from "../place.ts";
import { countedLoop } from "../turns.ts";
import { loopExits } from "./loop-exits.ts";

export interface Loop {
  readonly node: ts.IterationStatement;
  readonly label: string;
  /** Absent: for ever. */
  readonly condition?: ts.Expression;
  readonly body: ts.Statement;
  /** What happens between the turns. */
  readonly step?: (next: Edge) => Edge;
}

/** A loop that tests before each turn: a choice at its head, or none where it only ends from within. */
export function lowerLoop(loop: Loop, next: Edge, outer: Place): Edge {
  const { graph } = outer;
  const { place, start, again: count } = countedLoop(outer);
  const head = graph.reserve();
  const { entry, test } = testing(loop, goTo(head), place);
  const again = assigning(count, loop.step ? loop.step(entry) : entry);
  const exits = loopExits(loop.node, place, { break: () => next, continue: () => again });
  const body = place.flow.lower.statements([loop.body], again, { ...place, exits });
  const endless = test.kind === "literal" && test.value === true && body.to !== head;
  if (endless) graph.forward(head, body);
  else {
    const origin = originAt(place, loop.node, loop.label);
    graph.define(head, { kind: "choice", origin, rules: [{ test, edge: body }], otherwise: next });
  }
  return assigning(start, entry);
}

function testing(loop: Loop, head: Edge, place: Place): { entry: Edge; test: Expression } {
  const { condition } = loop;
  let test: Expression = literal(true);
  if (condition === undefined) return { entry: head, test };
  const entry = evaluate(condition, place, (context) => {
    test = lowerCondition(condition, context);
    if (isPure([loop.node])) refuseBusyWait(condition, test, context);
    return head;
  });
  return { entry, test };
}
