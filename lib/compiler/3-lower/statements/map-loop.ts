import type ts from "typescript";
import type { Assignment, Edge } from "../../ir/index.ts";
import { type Expression, literal } from "../../jsonata/index.ts";
import { assigning, goTo } from "../edges.ts";
import { nestedGraph } from "../ends.ts";
import type { ListLoop } from "../iterated.ts";
import { originAt, type Place } from "../place.ts";
import { inIteration } from "../turns.ts";
import { loopExits } from "./loop-exits.ts";

/** A loop whose turns are known before the first of them. */
export interface Turns {
  readonly node: ListLoop | ts.ForStatement;
  readonly label: string;
  /** One for each turn. */
  readonly items: Expression;
  /** What a turn's own names hold, in terms of the item and its index. */
  bind(place: Place): readonly Assignment[];
}

/** The loop as a Map, one turn at a time: it costs a transition once, where a choice loop costs one each turn. */
export function mapLoop(turns: Turns, next: Edge, place: Place): Edge {
  const { node } = turns;
  const body = nestedGraph(
    place,
    (graph) => {
      const { place: inner, assign } = inIteration(graph);
      const end = inner.exits.return(undefined, node);
      const exits = loopExits(node, inner, { break: () => end, continue: () => end });
      const bound = turns.bind(inner);
      const at = { ...inner, exits };
      return assigning(
        [...assign, ...bound],
        place.flow.lower.statements([node.statement], end, at),
      );
    },
    "alone",
  );
  const map = place.graph.add({
    kind: "map",
    origin: originAt(place, node, turns.label),
    items: turns.items,
    body,
    captures: [],
    concurrency: literal(1),
    retry: [],
    next,
    catch: place.exits.catches(),
  });
  return goTo(map);
}
