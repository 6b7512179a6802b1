import type { Caution, FlowDetail } from "../compare/changes.ts";
import type { Comparison } from "./cautions-of.ts";

/** Flows that stay and lose a start, or have it switched off. */
export function startsGone({ flows }: Comparison): readonly Caution[] {
  return flows.flatMap(({ kind, name, details }): readonly Caution[] => {
    const starts = kind === "changed" ? details.flatMap(lost) : [];
    return starts.length === 0 ? [] : [{ kind: "starts-removed", flow: name, starts }];
  });
}

function lost(detail: FlowDetail): readonly string[] {
  if (detail.kind === "start-removed") return detail.start.enabled ? [detail.start.when] : [];
  if (detail.kind !== "start-changed") return [];
  const off = detail.fields.some(({ name, after }) => name === "starts" && after === "off");
  return off ? [detail.start.when] : [];
}
