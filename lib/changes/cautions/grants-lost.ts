import type { Caution, FlowDetail, GrantGroup, PartChange } from "../compare/changes.ts";
import type { Comparison } from "./cautions-of.ts";

/**
 * A role serves all runs: those in progress lose what it loses, unless their flow's old role stays beside a new one. What Step Functions itself needs for logs and traces no
 * step does.
 */
export function grantsLost(comparison: Comparison): readonly Caution[] {
  const { flows, functions, containers } = comparison;
  return [
    ...flows
      .filter(({ name }) => !keepsRole(name, comparison))
      .flatMap((change) => lost("flow", change)),
    ...functions.flatMap((change) => lost("function", change)),
    ...containers.flatMap((change) => lost("container", change)),
  ];
}

function keepsRole(flow: string, { before, after }: Comparison): boolean {
  const kept = before.flows.get(flow)?.keptRole;
  return kept !== undefined && kept !== after.flows.get(flow)?.keptRole;
}

function lost(
  part: "flow" | "function" | "container",
  { kind, name, details }: PartChange<FlowDetail>,
): readonly Caution[] {
  const grants = kind === "changed" ? details.flatMap(lostGrant) : [];
  return grants.length === 0 ? [] : [{ kind: "grants-lost", part, name, grants }];
}

function lostGrant(detail: FlowDetail): readonly GrantGroup[] {
  if (detail.kind !== "grant-lost" || detail.grant.effect === "Deny") return [];
  return detail.grant.actions.every((action) => OBSERVING.test(action)) ? [] : [detail.grant];
}

const OBSERVING = /^(logs|xray):/;
