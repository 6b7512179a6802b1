import {
  type Assignment,
  type Edge,
  type Graph,
  mapEdges,
  mapFields,
  mapNodes,
  type NodeId,
} from "../ir/index.ts";
import {
  type Expression,
  holdsToken,
  isTaking,
  mapExpression,
  mayDiffer,
  mayFail,
  read,
} from "../jsonata/index.ts";
import type { Variables } from "./variables.ts";

/**
 * Step Functions computes the arguments of a task anew for every try, and after a redrive. What would differ each time is taken on the way to the
 * task, so that every try sends the same.
 */
export function takeBeforeTries(graph: Graph, variables: Variables): Graph {
  const taken = new Map<NodeId, readonly Assignment[]>();
  const held = mapNodes(graph, (node, id) => {
    if (node.kind !== "task") return node;
    const assign: Assignment[] = [];
    const hold = (name: string, value: Expression, mayBeAbsent: boolean): Expression => {
      const variable = variables.add(name, mayBeAbsent ? "boxed" : "never");
      assign.push({ variable, value });
      return read(variable);
    };
    const holding = mapFields(node, (field) => holdLeaves(field, "input", false, hold));
    taken.set(id, assign);
    return holding;
  });
  const follow = (edge: Edge): Edge => ({
    ...edge,
    assign: [...edge.assign, ...(taken.get(edge.to) ?? [])],
  });
  const led = mapNodes(held, (node) => mapEdges(node, follow));
  return { ...led, entry: follow(graph.entry) };
}

type Hold = (name: string, value: Expression, mayBeAbsent: boolean) => Expression;

/** The template with a variable for each leaf that would differ. */
function holdLeaves(value: Expression, name: string, mayBeAbsent: boolean, hold: Hold): Expression {
  if (!mayDiffer(value)) return value;
  if (value.kind === "object" && value.members.every(({ key }) => isFixed(key))) {
    const members = value.members.map((one) => {
      const key = typeof one.key === "string" && NAME.test(one.key) ? one.key : name;
      return { ...one, value: holdLeaves(one.value, key, one.optional === true, hold) };
    });
    return { ...value, members };
  }
  if (value.kind === "array") {
    const items = value.items.map((one) => ({
      ...one,
      value: holdLeaves(one.value, name, one.optional === true, hold),
    }));
    return { ...value, items };
  }
  const staysThere = mayFail(value) || holdsToken(value);
  return staysThere ? holdTaken(value, name, hold) : hold(name, value, mayBeAbsent);
}

function isFixed(key: string | Expression): boolean {
  return typeof key === "string" || !mayDiffer(key);
}

/** What may fail stays in the task, where it is caught, and so does what is made of its token; what it takes, once, is held alone. */
function holdTaken(value: Expression, name: string, hold: Hold): Expression {
  return mapExpression(value, (part) => {
    if (isTaking(part)) return hold(name, part, false);
    return part.kind === "lambda" || part.kind === "filter" ? part : undefined;
  });
}

const NAME = /^[A-Za-z_]\w{0,60}$/;
