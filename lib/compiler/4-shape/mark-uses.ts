import {
  type Edge,
  type EndNode,
  type Graph,
  mapEdges,
  mapFields,
  mapGraphs,
  mapNodes,
  type Node,
  type NodeId,
  type ParallelNode,
  type ResultUse,
} from "../ir/index.ts";
import {
  type Expression,
  forEachExpression,
  source,
  substituteLocal,
  type VariableId,
} from "../jsonata/index.ts";
import type { Variables } from "./variables.ts";

/**
 * Says of each function's result what becomes of it. What only other functions get may be large, for it can be left in S3; an expression of the flow can't read it
 * there. In doubt the flow reads it.
 */
export function markUses(graph: Graph, variables: Variables): Graph {
  const trace = traceOf(graph, variables);
  const mark = (inner: Graph): Graph =>
    mapNodes(inner, (node) => {
      const deep = mapGraphs(node, mark);
      if (deep.kind !== "task" || deep.action.kind !== "lambda") return deep;
      if (deep.action.isSmall || deep.waitsForToken) return deep;
      const use = useOf(node, trace);
      return use === undefined ? deep : { ...deep, action: { ...deep.action, use } };
    });
  return mark(graph);
}

/** Where a value can be: in a variable, what a node gave, or what a branch gave to it. */
type Place = VariableId | Node | Graph;

/** The input of a function. */
const FUNCTIONS = { kind: "functions" } as const;

type Goal = Place | typeof FUNCTIONS;

const isFunctions = (goal: Goal): goal is typeof FUNCTIONS => goal === FUNCTIONS;

/** Where values go from each place, and who looks into them there. */
interface Trace {
  readonly goes: Map<Place, Set<Goal>>;
  readonly readBy: Map<Place, string>;
}

function useOf(node: Node, { goes, readBy }: Trace): ResultUse | undefined {
  const seen = new Set<Goal>([node]);
  for (const place of seen) {
    if (isFunctions(place)) continue;
    const by = readBy.get(place);
    if (by !== undefined) return { kind: "read", by };
    for (const to of goes.get(place) ?? []) seen.add(to);
  }
  return seen.has(FUNCTIONS) ? { kind: "handed on" } : undefined;
}

/** An expression and what it is for. `result` in it is of the node `of`. */
interface Use {
  readonly value: Expression;
  readonly of: Node | Graph | undefined;
  /** Where what it makes is put; undefined: it is used in some other way. */
  readonly to: Goal | undefined;
  readonly by: string;
}

function traceOf(graph: Graph, variables: Variables): Trace {
  const trace: Trace = { goes: new Map(), readBy: new Map() };
  traceGraph(graph, undefined, variables, (use) => {
    if (use.to === undefined) look(use, trace);
    else hand({ ...use, to: use.to }, trace);
  });
  return trace;
}

/** @param around where what the graph's ends give is put */
function traceGraph(
  graph: Graph,
  around: Place | undefined,
  variables: Variables,
  found: (use: Use) => void,
): void {
  const edge = ({ assign }: Edge, of?: Node): void => {
    for (const { variable, value } of assign)
      found({ value, of, to: variable, by: variables.nameOf(variable) });
  };
  edge(graph.entry);
  for (const [id, node] of graph.nodes) {
    mapEdges(node, (out, role) => {
      edge(out, role === "next" ? node : undefined);
      return out;
    });
    if (node.kind === "end") traceEnd(node, nodesBefore(id, graph), around, found);
    else traceFields(node, found);
    if (node.kind === "map") traceGraph(node.body, node, variables, found);
    if (node.kind !== "parallel") continue;
    for (const branch of node.branches) {
      found({ value: source("result"), of: branch, to: node, by: "" });
      traceGraph(branch, branch, variables, found);
    }
  }
}

/** Emit puts an end into the states before it. */
function traceEnd(
  { value }: EndNode,
  before: readonly Node[],
  around: Place | undefined,
  found: (use: Use) => void,
): void {
  if (value === undefined) return;
  for (const of of before.length > 0 ? before : [undefined])
    found({ value, of, to: around, by: "return" });
}

function nodesBefore(end: NodeId, { nodes }: Graph): readonly Node[] {
  return [...nodes.values()].filter((node) => "next" in node && node.next.to === end);
}

function traceFields(node: Node, found: (use: Use) => void): void {
  const by = node.origin.label;
  const isCall = node.kind === "task" && node.action.kind === "lambda";
  const payload = isCall && node.action.kind === "lambda" ? node.action.payload : undefined;
  mapFields(node, (value) => {
    found({ value, of: undefined, to: value === payload ? FUNCTIONS : undefined, by });
    return value;
  });
}

/** Follows what is handed on whole, in objects and lists too; all else of the expression is read. */
function hand(use: Use & { readonly to: Goal }, trace: Trace): void {
  const { value, of, to } = use;
  const place = placeOf(value, of);
  if (place === undefined) {
    const { handed, read } = partsOf(value, of);
    for (const part of handed) hand({ ...use, value: part }, trace);
    for (const part of read) look({ ...use, value: part }, trace);
  } else {
    const goals = trace.goes.get(place) ?? new Set();
    trace.goes.set(place, goals.add(to));
  }
}

interface Parts {
  /** They are in the value, whole. */
  readonly handed: readonly Expression[];
  readonly read: readonly Expression[];
}

function partsOf(value: Expression, of: Use["of"]): Parts {
  if (value.kind === "object") {
    const keys = value.members.flatMap(({ key }) => (typeof key === "string" ? [] : [key]));
    return { handed: value.members.map((one) => one.value), read: keys };
  }
  if (value.kind === "array") {
    const { handed = [], read = [] } = Object.groupBy(value.items, ({ spread }) =>
      spread ? "read" : "handed",
    );
    return { handed: handed.map((item) => item.value), read: read.map((item) => item.value) };
  }
  if (value.kind === "conditional") {
    const { test, then, otherwise } = value;
    const handed = otherwise === undefined ? [then] : [then, otherwise];
    return { handed, read: asksWhatItIs(test, of) ? [] : [test] };
  }
  const same = jsonOfText(value) ?? named(value, of);
  return same === undefined ? { handed: [], read: [value] } : { handed: [same], read: [] };
}

/** What is behind a name for something that is handed on. */
function named(value: Expression, of: Use["of"]): Expression | undefined {
  if (value.kind !== "block" || value.body === undefined) return undefined;
  const [only, ...others] = value.bindings;
  if (only === undefined || others.length > 0 || !isPlace(only.value, of)) return undefined;
  return substituteLocal(value.body, only.name, only.value);
}

/** The JSON of what may be a text: see `payloadOf`. */
function jsonOfText(value: Expression): Expression | undefined {
  if (value.kind !== "call" || value.callee !== "replace") return undefined;
  const [printed] = value.arguments;
  if (printed?.kind !== "call" || printed.callee !== "string") return undefined;
  const [listed] = printed.arguments;
  if (listed?.kind !== "array" || listed.items.length !== 1) return undefined;
  return listed.items[0]?.value;
}

/** Whether it is there, null or a text: an address in its place is neither null nor a text, and is handed on as it is. */
function asksWhatItIs(test: Expression, of: Use["of"]): boolean {
  if (test.kind === "call" && test.callee === "exists") return isPlace(test.arguments[0], of);
  if (test.kind !== "binary" || test.right.kind !== "literal") return false;
  const { left, right, operator } = test;
  if (right.value === null && (operator === "=" || operator === "!=")) return isPlace(left, of);
  const isType = left.kind === "call" && left.callee === "type" && operator === "=";
  return isType && right.value === "string" && isPlace(left.arguments[0], of);
}

function isPlace(value: Expression | undefined, of: Use["of"]): boolean {
  return value !== undefined && placeOf(value, of) !== undefined;
}

function placeOf(value: Expression, of: Use["of"]): Place | undefined {
  if (value.kind === "read") return value.variable;
  if (value.kind === "source" && value.of === "result") return of;
  return value.kind === "index" ? branchIn(value, of) : undefined;
}

/** What a Parallel gives is a list of what its branches gave. */
function branchIn(
  { array, index }: Extract<Expression, { kind: "index" }>,
  of: Use["of"],
): Place | undefined {
  const isOfParallel = array.kind === "source" && array.of === "result" && isParallel(of);
  if (!isOfParallel || index.kind !== "literal") return undefined;
  return of.branches[Number(index.value)];
}

function isParallel(of: Use["of"]): of is ParallelNode {
  return of !== undefined && "kind" in of && of.kind === "parallel";
}

function look({ value, of, by }: Use, trace: Trace): void {
  const place = placeOf(value, of);
  if (place === undefined)
    forEachExpression(value, (part) => look({ value: part, of, to: undefined, by }, trace));
  else if (!trace.readBy.has(place)) trace.readBy.set(place, by);
}
