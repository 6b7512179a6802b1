/**
 * Graph → definition, with its source map.
 *
 * 1. State names come from the code and are unique in the whole machine; so are variable names, for an inner scope may not assign an outer one's.
 * 2. An edge's assignments become the `Assign` of the state, rule or catcher that it leaves; an edge to an end becomes `End` and `Output`.
 * 3. A value is a JSON template with an expression a leaf wherever none of its members may be undefined.
 */
import type { StateMachine } from "../../asl/index.ts";
import type { FlowGraph } from "../ir/index.ts";
import type { SourceMapEntry } from "../source-map.ts";
import { emitGraph } from "./emit-graph.ts";
import { nameVariables } from "./name-variables.ts";
import { uniqueNames } from "./unique-names.ts";

export interface Emitted {
  readonly definition: StateMachine;
  readonly sourceMap: Readonly<Record<string, SourceMapEntry>>;
}

export interface MachineOptions {
  /** The flow's name. */
  readonly name: string;
  readonly comment?: string;
  readonly timeoutSeconds?: number;
}

/** Emits one flow. */
export function emit(flow: FlowGraph, options: MachineOptions): Emitted {
  const sourceMap: Record<string, SourceMapEntry> = {};
  const names = uniqueNames(80);
  const states = emitGraph(flow.graph, {
    flow: options.name,
    holders: new Map(),
    variables: nameVariables(flow),
    nameState: (origin) => {
      const name = names.take(origin.label);
      sourceMap[name] = { ...origin.span, text: origin.label };
      return name;
    },
  });
  const definition: StateMachine = {
    ...(options.comment && { Comment: options.comment }),
    QueryLanguage: "JSONata",
    ...(options.timeoutSeconds && { TimeoutSeconds: options.timeoutSeconds }),
    ...states,
  };
  return { definition, sourceMap };
}
