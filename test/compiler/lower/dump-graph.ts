import {
  type Edge,
  type FlowGraph,
  type Graph,
  graphsOf,
  type Node,
  type NodeId,
} from "../../../lib/compiler/ir/index.ts";
import {
  type Expression,
  mapExpression,
  print,
  type VariableId,
} from "../../../lib/compiler/jsonata/index.ts";

/** A graph as text that a person can check: nodes numbered as they are reached, each with its ways out. */
export function dumpGraph({ graph, variables }: FlowGraph): string {
  const options = { variable: ({ variable }: { variable: string }) => `$${variable}` };
  const text = (expression: Expression): string => print(withNames(expression), options);
  const stored = [...variables.values()].filter(({ absence }) => absence !== "never");
  const absence = stored.map(({ id, absence: how }) => `${id}: ${how}`);
  return [...(stored.length > 0 ? [`absence ${absence.join(", ")}`] : []), ...lines(graph, text)]
    .join("\n")
    .concat("\n");
}

/** What is only known at an entry, under its own name. */
function withNames(expression: Expression): Expression {
  return mapExpression(expression, (node) =>
    node.kind === "source" ? { kind: "read", variable: `<${node.of}>` as VariableId } : undefined,
  );
}

type Text = (expression: Expression) => string;

function lines(graph: Graph, text: Text): readonly string[] {
  const numbers = new Map([...graph.nodes.keys()].map((id, at) => [id, at + 1]));
  const to = (edge: Edge): string => edgeText(edge, numbers, text);
  return [
    `entry ${to(graph.entry)}`,
    ...[...graph.nodes].flatMap(([id, node]) => [
      `${numbers.get(id)} ${headOf(node, text)}${node.origin.comment ? `  # ${node.origin.comment}` : ""}`,
      ...detailsOf(node, text, to).map((line) => `    ${line}`),
      ...graphsOf(node).flatMap((inner) => lines(inner, text).map((line) => `  | ${line}`)),
    ]),
  ];
}

function edgeText(edge: Edge, numbers: ReadonlyMap<NodeId, number>, text: Text): string {
  const steps = edge.assign.map(({ variable, value }) => ` ${variable} := ${text(value)}`);
  return `-> ${numbers.get(edge.to)}${steps.length > 0 ? ` {${steps.join(";")} }` : ""}`;
}

function headOf(node: Node, text: Text): string {
  const head = `${node.kind} '${node.origin.label}'`;
  switch (node.kind) {
    case "task":
      return `${head} ${actionText(node.action, text)}`;
    case "wait":
      return `${head} ${text(node.duration)}`;
    case "map":
      return `${head} ${text(node.items)}${node.concurrency ? ` x${text(node.concurrency)}` : ""}`;
    case "end":
      return node.value ? `${head} ${text(node.value)}${node.optional ? " ?" : ""}` : head;
    case "fail":
      return `${head} ${text(node.error)}: ${text(node.cause)}`;
    default:
      return head;
  }
}

type TaskAction = Extract<Node, { kind: "task" }>["action"];

function actionText(action: TaskAction, text: Text): string {
  switch (action.kind) {
    case "lambda":
      return `(${action.payload ? text(action.payload) : ""})`;
    case "flow":
      return `flow (${action.params ? text(action.params) : ""})`;
    case "aws":
      return `${action.service}.${action.action} ${action.pattern} ${text(action.arguments)}`;
    case "http":
      return `${action.method} ${text(action.url)} ${action.body ? text(action.body) : "-"}`;
    case "give":
      return `gives ${action.container} ${text(action.value)}`;
    case "take":
    case "acquire":
    case "giveBack":
    case "release":
      return `${action.kind} ${action.lock} ${action.key ? text(action.key) : "*"}`;
    case "rate":
      return `${action.lock} ${action.when}`;
    case "container": {
      const { command, environment, reports } = action;
      const parts = [command, environment].map((part) => (part ? text(part) : "-"));
      return `container ${parts.join(" ")}${reports ? " reports" : ""}`;
    }
  }
}

function detailsOf(node: Node, text: Text, to: (edge: Edge) => string): readonly string[] {
  if (node.kind === "choice") {
    return [
      ...node.rules.map((rule) => `${text(rule.test)} ${to(rule.edge)}`),
      `else ${to(node.otherwise)}`,
    ];
  }
  const caught =
    "catch" in node
      ? node.catch.map(({ errors, edge }) => `catch ${errors.join(", ")} ${to(edge)}`)
      : [];
  return [...("next" in node ? [to(node.next)] : []), ...stopsOf(node, to), ...caught];
}

function stopsOf(node: Node, to: (edge: Edge) => string): readonly string[] {
  const stops = node.kind === "task" ? node.stops : undefined;
  if (stops === undefined) return [];
  const tries = stops.retry ? [`tries ${stops.retry.attempts} times`] : [];
  return [
    ...stops.named.map(({ codes, edge }) => `code ${codes.join(", ")} ${to(edge)}`),
    ...tries,
  ];
}
