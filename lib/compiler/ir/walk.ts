import type { Expression } from "../jsonata/index.ts";
import type { LockPlace } from "./action.ts";
import type { Distribution, Edge, Graph, Node, NodeId } from "./graph.ts";

type ByKind<Rewrite> = {
  readonly [Kind in Node["kind"]]: (node: Extract<Node, { kind: Kind }>, rewrite: Rewrite) => Node;
};
type EdgeRewrite = (edge: Edge, role: EdgeRole) => Edge;
type FieldRewrite = (field: Expression) => Expression;

/** Which way out of its node an edge is. */
export type EdgeRole = "next" | "catch" | "stop" | "rule" | "otherwise";

/** The node with every outgoing edge rewritten. */
export function mapEdges(node: Node, rewrite: EdgeRewrite): Node {
  const table: Record<Node["kind"], (node: never, rewrite: EdgeRewrite) => Node> = EDGES;
  return table[node.kind](node as never, rewrite);
}

/** The node with every expression that its own state evaluates rewritten; not those of its edges, nor of nested graphs. */
export function mapFields(node: Node, rewrite: FieldRewrite): Node {
  const table: Record<Node["kind"], (node: never, rewrite: FieldRewrite) => Node> = FIELDS;
  return table[node.kind](node as never, rewrite);
}

/** The node with every nested graph rewritten. */
export function mapGraphs(node: Node, rewrite: (graph: Graph) => Graph): Node {
  if (node.kind === "parallel") return { ...node, branches: node.branches.map(rewrite) };
  if (node.kind === "map") return { ...node, body: rewrite(node.body) };
  return node;
}

/** The outgoing edges. */
export function edgesOf(node: Node): readonly Edge[] {
  const edges: Edge[] = [];
  mapEdges(node, (edge) => {
    edges.push(edge);
    return edge;
  });
  return edges;
}

/** The expressions that the node's own state evaluates. */
export function fieldsOf(node: Node): readonly Expression[] {
  const fields: Expression[] = [];
  mapFields(node, (field) => {
    fields.push(field);
    return field;
  });
  return fields;
}

/** The graphs nested in a node: branches, or the body of a map. */
export function graphsOf(node: Node): readonly Graph[] {
  if (node.kind === "parallel") return node.branches;
  return node.kind === "map" ? [node.body] : [];
}

/** The graph with every node rewritten; nested graphs are the rewriter's own matter. */
export function mapNodes(graph: Graph, rewrite: (node: Node, id: NodeId) => Node): Graph {
  const nodes = [...graph.nodes].map(([id, node]) => [id, rewrite(node, id)] as const);
  return { ...graph, nodes: new Map(nodes) };
}

const stepEdges = <Step extends Extract<Node, { readonly catch: unknown }>>(
  node: Step,
  rewrite: EdgeRewrite,
): Step => ({
  ...node,
  next: rewrite(node.next, "next"),
  catch: node.catch.map((one) => ({ ...one, edge: rewrite(one.edge, "catch") })),
});

const EDGES = {
  task: (node, rewrite) => {
    const { stops, ...rest } = stepEdges(node, rewrite);
    if (stops === undefined) return rest;
    const named = stops.named.map((one) => ({ ...one, edge: rewrite(one.edge, "stop") }));
    return { ...rest, stops: { ...stops, named } };
  },
  parallel: stepEdges,
  map: stepEdges,
  wait: (node, rewrite) => ({ ...node, next: rewrite(node.next, "next") }),
  choice: (node, rewrite) => ({
    ...node,
    rules: node.rules.map((rule) => ({ ...rule, edge: rewrite(rule.edge, "rule") })),
    otherwise: rewrite(node.otherwise, "otherwise"),
  }),
  end: (node) => node,
  fail: (node) => node,
} satisfies ByKind<EdgeRewrite>;

const FIELDS = {
  task: (node, rewrite) => ({ ...node, action: mapAction(node.action, rewrite) }),
  parallel: (node, rewrite) => ({ ...node, captures: mapCaptures(node.captures, rewrite) }),
  map: (node, rewrite) => ({
    ...node,
    items: rewrite(node.items),
    captures: mapCaptures(node.captures, rewrite),
    ...(node.concurrency && { concurrency: rewrite(node.concurrency) }),
    ...(node.distribution && { distribution: mapDistribution(node.distribution, rewrite) }),
  }),
  wait: (node, rewrite) => ({ ...node, duration: rewrite(node.duration) }),
  choice: (node, rewrite) => ({
    ...node,
    rules: node.rules.map((rule) => ({ ...rule, test: rewrite(rule.test) })),
  }),
  end: (node, rewrite) => ({ ...node, ...(node.value && { value: rewrite(node.value) }) }),
  fail: (node, rewrite) => ({ ...node, error: rewrite(node.error), cause: rewrite(node.cause) }),
} satisfies ByKind<FieldRewrite>;

type TaskAction = Extract<Node, { kind: "task" }>["action"];

function mapAction(action: TaskAction, rewrite: FieldRewrite): TaskAction {
  switch (action.kind) {
    case "lambda":
      return {
        ...action,
        ...(action.payload && { payload: rewrite(action.payload) }),
        ...(action.turns && { turns: action.turns.map(rewrite) }),
        ...(action.fence && { fence: rewrite(action.fence) }),
      };
    case "container":
      return {
        ...action,
        ...(action.command && { command: rewrite(action.command) }),
        ...(action.environment && { environment: rewrite(action.environment) }),
        ...(action.cpu && { cpu: rewrite(action.cpu) }),
        ...(action.memory && { memory: rewrite(action.memory) }),
        ...(action.tag && { tag: { ...action.tag, value: rewrite(action.tag.value) } }),
        ...(action.fence && { fence: rewrite(action.fence) }),
      };
    case "give":
      return { ...action, value: rewrite(action.value), turns: action.turns.map(rewrite) };
    case "flow":
      return { ...action, ...(action.params && { params: rewrite(action.params) }) };
    case "http":
      return mapHttp(action, rewrite);
    case "aws":
      return { ...action, arguments: rewrite(action.arguments) };
    case "take":
      return { ...mapPlace(action, rewrite), since: rewrite(action.since) };
    case "acquire":
    case "giveBack":
    case "release":
      return mapPlace(action, rewrite);
    case "rate":
      return {
        ...action,
        ...(action.key && { key: rewrite(action.key) }),
        since: rewrite(action.since),
      };
  }
}

function mapPlace<Held extends LockPlace>(action: Held, rewrite: FieldRewrite): Held {
  const { key, holder } = action;
  return {
    ...action,
    ...(key && { key: rewrite(key) }),
    ...(holder && { holder: { ...holder, turns: holder.turns.map(rewrite) } }),
  };
}

function mapHttp(action: Extract<TaskAction, { kind: "http" }>, rewrite: FieldRewrite): TaskAction {
  const { url, headers, query, body } = action;
  return {
    ...action,
    url: rewrite(url),
    ...(headers && { headers: rewrite(headers) }),
    ...(query && { query: rewrite(query) }),
    ...(body && { body: rewrite(body) }),
  };
}

function mapDistribution(distribution: Distribution, rewrite: FieldRewrite): Distribution {
  const { toleratedFailures, batch } = distribution;
  return {
    ...distribution,
    ...(toleratedFailures && { toleratedFailures: rewrite(toleratedFailures) }),
    ...(batch && { batch: rewrite(batch) }),
  };
}

type Captures = Extract<Node, { kind: "map" }>["captures"];

function mapCaptures(captures: Captures, rewrite: FieldRewrite): Captures {
  return captures.map((one) => ({ ...one, value: rewrite(one.value) }));
}
