import type { JsonValue } from "../../asl/index.ts";
import type { Branch, BranchOwner, Graph, MapItem } from "./machine.ts";
import { createScope, type Scope } from "./scope.ts";

export interface BranchPlan {
  readonly graph: Graph;
  readonly input: JsonValue;
  /** The event before the branch's first one. */
  readonly chain: number;
  readonly outerScope?: Scope;
  readonly owner?: BranchOwner;
  readonly index?: number;
  readonly mapItem?: MapItem;
}

export function createBranch(plan: BranchPlan): Branch {
  return {
    graph: plan.graph,
    owner: plan.owner,
    index: plan.index ?? 0,
    input: plan.input,
    scope: createScope(plan.outerScope),
    mapItem: plan.mapItem,
    chain: plan.chain,
    pending: undefined,
    current: undefined,
    status: "running",
    output: undefined,
  };
}
