import type ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { assigning, goTo } from "../edges.ts";
import { lowerCondition } from "../expressions/index.ts";
import { isPure, refuseBusyWait } from "../functions/index.ts";
import { shortText } from "../origins.ts";
import { originAt, type Place } from "../place.ts";
import { countedLoop } from "../turns.ts";
import { loopExits } from "./loop-exits.ts";

/** `do … while (…)`: the choice is behind the body. */
export function lowerDo(node: ts.DoStatement, next: Edge, outer: Place): Edge {
  const { graph } = outer;
  const { place, start, again: count } = countedLoop(outer);
  const head = graph.reserve();
  const again = evaluate(node.expression, place, (context) => {
    const test = lowerCondition(node.expression, context);
    if (isPure([node])) refuseBusyWait(node.expression, test, context);
    const origin = originAt(place, node, `while ${shortText(node.expression)}`);
    const rules = [{ test, edge: assigning(count, goTo(head)) }];
    return goTo(graph.add({ kind: "choice", origin, rules, otherwise: next }));
  });
  const exits = loopExits(node, place, { break: () => next, continue: () => again });
  const body = place.flow.lower.statements([node.statement], again, { ...place, exits });
  graph.forward(head, body);
  return assigning(start, goTo(head));
}
