import type { KnownFlow, KnownFlows } from "../../../lambda/notices/bundle.ts";
import { type CompiledFlow, type CompiledProject, failsAgain } from "../../compiler/index.ts";
import type { Span } from "../../diagnostics/index.ts";
import type { ResourceNames } from "../resource-names.ts";

/** What the function that tells of failures has to know of the flows. Step Functions sends no events for Express runs, and keeps no history of them. */
export function knownFlows(
  { flows }: Pick<CompiledProject, "flows">,
  { environment, stateMachine }: Pick<ResourceNames, "environment" | "stateMachine">,
): KnownFlows {
  const known = flows
    .filter(({ type }) => type === "standard")
    .map((flow) => [stateMachine(flow.name), knownFlow(flow)] as const);
  return { environment, flows: Object.fromEntries(known) };
}

function knownFlow({ name, span, sourceMap, definition }: CompiledFlow): KnownFlow {
  const states = Object.entries(sourceMap);
  return {
    name,
    place: placeOf(span),
    states: Object.fromEntries(states.map(([state, entry]) => [state, placeOf(entry)])),
    final: states.map(([state]) => state).filter((state) => failsAgain(definition, state)),
  };
}

function placeOf({ file, line }: Span): string {
  return `${file}:${line}`;
}
