import type { State } from "../../../asl/index.ts";
import type { Node } from "../../ir/index.ts";
import type { GraphContext } from "../emit-graph.ts";
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

/** The state that a node becomes, with the code's comment. */
export function emitState(node: Node, context: GraphContext): State {
  const emitter = emitters[node.kind] as (node: Node, context: GraphContext) => State;
  const { Type, ...fields } = emitter(node, context);
  const { comment } = node.origin;
  return { Type, ...(comment && { Comment: comment }), ...fields } as State;
}
