import type { LoadedFlow } from "../../1-load/index.ts";
import type { Catch, Edge } from "../../ir/index.ts";
import { binary, type Expression, literal, object, read } from "../../jsonata/index.ts";
import { assigning, goTo } from "../edges.ts";
import { paramsValue } from "../params-value.ts";
import { contextAt, type Place } from "../place.ts";
import { type Asked, taking } from "./asked.ts";
import { keyOf } from "./key-of.ts";
import { recorded } from "./recorded.ts";

/**
 * The flow's own lock comes before all else, and is held to the end of the run, which gives it back from outside: nothing around the body would let a failed run go on from
 * where it failed.
 */
export function lockedFlow(flow: LoadedFlow, place: Place, body: (inner: Place) => Edge): Edge {
  const { lock } = flow;
  if (lock === undefined) return body(place);
  const { project, freshLocal, variables } = place.flow;
  const params = {
    expression: paramsValue(flow, project, freshLocal),
    type: flow.paramsType,
    optional: false,
  };
  const key = keyOf(lock, params, contextAt(place), place);
  const fence = variables.declare("fence", "never");
  const asked: Asked = {
    ...{ lock, node: flow.call, fence, around: "flow" },
    ...(key && { key: key.key }),
  };
  const held = recorded(asked, place);
  const inside = { ...place, held: [...place.held, held], fence: read(fence) };
  const edge = taking(asked, body(inside), place, skipping(asked, place));
  return assigning(key?.before ?? [], edge);
}

/** A run that is skipped ends as one that says so itself. */
function skipping({ lock, node, key }: Asked, place: Place): readonly Catch[] {
  if (lock.whenBusy !== "skip") return [];
  const value = object([
    { key: "nagare", value: object([{ key: "skipped", value: reasonOf(lock, key) }]) },
  ]);
  const origin = { span: place.flow.project.spanOf(node), label: "skipped" };
  const end = place.graph.add({ kind: "end", origin, value });
  return [{ errors: [LOCK_BUSY], edge: goTo(end) }];
}

const LOCK_BUSY = "LockBusy";

/** `daily-report is running already`, `warehouse is taken for acme` */
function reasonOf({ label, lock, limit }: Asked["lock"], key: Expression | undefined): Expression {
  const isOwn = label !== lock;
  const times = limit === 1 ? "already" : `${limit} times already`;
  const text = isOwn ? `${label} is running ${times}` : `the lock ${label} is taken`;
  return key ? binary("&", literal(`${text} for `), key) : literal(text);
}
