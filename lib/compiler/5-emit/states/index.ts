import type { State } from "../../../asl/index.ts";
import type { Node, Origin } from "../../ir/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { isUncaught } from "../is-uncaught.ts";
import { emitImage, emitReading, emitStops, emitUncaught } from "../stops/index.ts";
import { emitChoice } from "./choice.ts";
import { emitEnd } from "./end.ts";
import { emitFail } from "./fail.ts";
import { emitMap } from "./map.ts";
import { emitParallel } from "./parallel.ts";
import { emitTask } from "./task.ts";
import { emitWait } from "./wait.ts";

const emitters = {
  task: emitTask,
  wait: emitWait,
  choice: emitChoice,
  parallel: emitParallel,
  map: emitMap,
  end: emitEnd,
  fail: emitFail,
} satisfies {
  [Kind in Node["kind"]]: (node: Extract<Node, { kind: Kind }>, context: GraphContext) => State;
};

/**
 * The states that a node becomes, by name: its own, and those around a container that stopped or a flow that failed.
 *
 * @param image of the state that comes before a container whose image is known at the call alone
 */
export function emitStates(
  node: Node,
  name: string,
  context: GraphContext,
  image?: string,
): readonly (readonly [string, State])[] {
  const states = statesOf(node, name, context);
  if (image === undefined || node.kind !== "task") return states;
  return [[image, emitImage(node, name, context)], ...states];
}

function statesOf(
  node: Node,
  name: string,
  context: GraphContext,
): readonly (readonly [string, State])[] {
  if (node.kind === "task" && node.failed && isUncaught(node)) {
    const uncaught = emitUncaught(node, node.failed, name, context);
    return [
      [name, commented(emitTask(node, context, uncaught.catch), node.origin)],
      ...uncaught.states,
    ];
  }
  if (node.kind !== "task" || node.stops === undefined) return [[name, emitState(node, context)]];
  const stops = emitStops(node, node.stops, name, context);
  const anew = { ...node, next: stops.anew(node.next) };
  const reading = emitReading(anew, node.stops, name, stops, context);
  const task = emitTask(anew, context, stops.catch, reading?.way);
  const read = reading === undefined ? [] : [[reading.name, reading.state] as const];
  return [[name, commented(task, node.origin)], ...read, ...stops.states];
}

/** With the code's comment. */
function emitState(node: Node, context: GraphContext): State {
  const emitter = emitters[node.kind] as (node: Node, context: GraphContext) => State;
  return commented(emitter(node, context), node.origin);
}

function commented({ Type, ...fields }: State, { comment }: Origin): State {
  return { Type, ...(comment && { Comment: comment }), ...fields } as State;
}
