import {
  type Action,
  edgesOf,
  type FlowGraph,
  type Graph,
  graphsOf,
  type Stops,
  type TaskNode,
  type Variable,
} from "../ir/index.ts";
import type { VariableId } from "../jsonata/index.ts";
import { isUncaught } from "./is-uncaught.ts";
import { uniqueNames } from "./unique-names.ts";

/** A variable as the definition knows it. */
export interface NamedVariable {
  readonly name: string;
  readonly absence: Variable["absence"];
}

export type NamedVariables = ReadonlyMap<VariableId, NamedVariable>;

/** AWS's limit for variable names. */
const LONGEST = 80;

/** Names the variables that are assigned somewhere, in the order of the code. */
export function nameVariables(flow: FlowGraph): NamedVariables {
  const names = uniqueNames(LONGEST, (name, count) => `${name}_${count}`);
  names.take("states");
  const named = new Map<VariableId, NamedVariable>();
  for (const variable of assignedIn(flow.graph)) {
    const declared = flow.variables.get(variable);
    if (declared === undefined || named.has(variable)) continue;
    named.set(variable, { name: names.take(declared.name), absence: declared.absence });
  }
  return named;
}

function assignedIn(graph: Graph): readonly VariableId[] {
  return [...graph.nodes.values()].flatMap((node) => [
    ...edgesOf(node).flatMap((edge) => edge.assign.map(({ variable }) => variable)),
    ...(node.kind === "task" && node.stops ? ownOf(node.stops) : []),
    ...(node.kind === "task" ? registeredIn(node.action) : []),
    ...(node.kind === "task" ? heldIn(node, graph) : []),
    ...(node.kind === "task" && node.failed && isUncaught(node) ? [node.failed.failure] : []),
    ...graphsOf(node).flatMap(assignedIn),
  ]);
}

function ownOf({ stopped, starts, tries, retry, output }: Stops): readonly VariableId[] {
  const counted = retry === undefined ? [stopped, starts] : [stopped, starts, tries];
  return output === undefined ? counted : [...counted, output];
}

/** The end of a graph holds the check itself, and so does what reads a file. */
function heldIn({ answerCheck, stops, next }: TaskNode, graph: Graph): readonly VariableId[] {
  const end = graph.nodes.get(next.to);
  const isHeld = (end?.kind === "end" && !end.apart) || stops?.output !== undefined;
  return answerCheck === undefined || isHeld ? [] : [answerCheck.held];
}

function registeredIn(action: Action): readonly VariableId[] {
  return action.kind === "container" && action.tag ? [action.tag.registered] : [];
}
