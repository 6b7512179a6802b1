import type { State } from "../../asl/index.ts";
import { errorNames } from "../../asl/index.ts";
import { conditionLabel } from "./condition-label.ts";
import type { GraphEdge } from "./graph.ts";

/** The edges that leave a state inside its scope; edges that would lie upon one another become one. */
export function edgesOf(from: string, state: State): readonly GraphEdge[] {
  return mergeParallelEdges([...nextEdges(from, state), ...catchEdges(from, state)]);
}

function nextEdges(from: string, state: State): readonly GraphEdge[] {
  if (state.Type === "Choice") {
    const rules = state.Choices.map(
      (rule): GraphEdge => ({
        kind: "next",
        from,
        to: rule.Next,
        label: conditionLabel(rule),
      }),
    );
    if (state.Default === undefined) return rules;
    return [...rules, { kind: "next", from, to: state.Default, label: "otherwise" }];
  }
  return "Next" in state && state.Next !== undefined
    ? [{ kind: "next", from, to: state.Next }]
    : [];
}

function catchEdges(from: string, state: State): readonly GraphEdge[] {
  if (!("Catch" in state)) return [];
  return (state.Catch ?? []).map((catcher): GraphEdge => {
    const names = catcher.ErrorEquals.filter((name) => name !== errorNames.all);
    const edge: GraphEdge = { kind: "catch", from, to: catcher.Next };
    return names.length === 0 ? edge : { ...edge, label: names.join(", ") };
  });
}

function mergeParallelEdges(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const groups = Map.groupBy(edges, ({ kind, to }) => `${kind} ${to}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const labels = group.flatMap(({ label }) => label ?? []);
    return labels.length === 0 ? [first] : [{ ...first, label: labels.join(" or ") }];
  });
}
