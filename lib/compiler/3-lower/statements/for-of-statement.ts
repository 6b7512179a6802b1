import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import {
  array,
  binary,
  call,
  type Expression,
  index,
  literal,
  read,
  source,
} from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { itemOf, itemType } from "../assignments/nesting.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { bindNames, hold } from "../bind-names.ts";
import type { Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { nestedGraph } from "../ends.ts";
import { lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { contextAt, type Exits, originAt, type Place, refuse } from "../place.ts";
import { isReplaced, leavesOrAssigns } from "./leaves-or-assigns.ts";

/** `for (const item of items)`: a Map, one item at a time; where the body assigns or leaves, a choice loop with an index. */
export function lowerForOf(node: ts.ForOfStatement, next: Edge, place: Place): Edge {
  const pattern = patternOf(node);
  if (pattern === undefined || node.awaitModifier) {
    const construct = `\`for${node.awaitModifier ? " await" : ""} (${shortText(node.initializer)} of …)\``;
    refuse(place, "NG1000", node.initializer, { construct }, "write `for (const item of items)`");
    return next;
  }
  const list = entriesOf(node, place) ?? node.expression;
  return evaluate(list, place, (context) => {
    const items = lowerExpression(list, context);
    const lower = leavesOrAssigns(node, place) ? choiceLoop : mapLoop;
    return lower({ node, pattern, list, items }, next, place);
  });
}

interface ForOf {
  readonly node: ts.ForOfStatement;
  readonly pattern: ts.BindingName;
  /** What is gone through; its items are handed over as pairs with their index where that is not `node.expression` itself. */
  readonly list: ts.Expression;
  readonly items: Value;
}

/** `list` of `for (const [i, item] of list.entries())`. */
function entriesOf(node: ts.ForOfStatement, place: Place): ts.Expression | undefined {
  const call = plainExpression(node.expression);
  if (!ts.isCallExpression(call) || call.arguments.length > 0) return undefined;
  const callee = plainExpression(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "entries") return undefined;
  const owner = place.flow.checker.getTypeAtLocation(callee.expression);
  return place.flow.checker.isArrayLikeType(owner) ? callee.expression : undefined;
}

function patternOf({ initializer }: ts.ForOfStatement): ts.BindingName | undefined {
  return ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : undefined;
}

function labelOf({ node, pattern }: ForOf): string {
  return `for ${shortText(pattern)} of ${shortText(node.expression)}`;
}

/** What the loop's variable gets: the item, or the pair of its index and itself. */
function turnOf(loop: ForOf, item: Expression, position: Expression, place: Place): Value {
  const { checker } = place.flow;
  const context = contextAt(place);
  const type = itemType(loop.items.type, context);
  const value: Value = { expression: item, type, optional: false };
  if (loop.list === loop.node.expression) return value;
  const pair = array([{ value: position }, itemOf(value, context)]);
  return { expression: pair, type: checker.getTypeAtLocation(loop.pattern), optional: false };
}

/** The Map state costs a transition once; a choice loop costs one each turn. */
function mapLoop(loop: ForOf, next: Edge, place: Place): Edge {
  const { node, pattern, items } = loop;
  const body = nestedGraph(place, (inner) => {
    const end = inner.exits.return(undefined, node);
    const exits: Exits = { ...inner.exits, continue: () => end };
    const bound = bindNames(
      pattern,
      turnOf(loop, source("item"), source("itemIndex"), place),
      inner,
      contextAt(inner),
    );
    const at = { ...inner, exits };
    return assigning(bound, place.flow.lower.statements([node.statement], end, at));
  });
  const map = place.graph.add({
    kind: "map",
    origin: originAt(place, node, labelOf(loop)),
    items: items.expression,
    body,
    captures: [],
    concurrency: literal(1),
    retry: [],
    next,
    catch: place.exits.catches(),
  });
  return goTo(map);
}

function choiceLoop(loop: ForOf, next: Edge, place: Place): Edge {
  const { node, pattern, items } = loop;
  const { graph, flow } = place;
  const position = flow.variables.declare("index", "never");
  const held = isStable(loop, place) ? undefined : hold(items, place);
  const list = held?.value ?? items;
  const head = graph.reserve();
  const again = goTo(head);
  const exits: Exits = { ...place.exits, break: () => next, continue: () => again };
  const item = turnOf(loop, index(list.expression, read(position)), read(position), place);
  const turn = [
    ...bindNames(pattern, item, place, contextAt(place)),
    { variable: position, value: binary("+", read(position), literal(1)) },
  ];
  const body = flow.lower.statements([node.statement], again, { ...place, exits });
  graph.define(head, {
    kind: "choice",
    origin: originAt(place, node, labelOf(loop)),
    rules: [
      {
        test: binary("<", read(position), call("count", list.expression)),
        edge: assigning(turn, body),
      },
    ],
    otherwise: next,
  });
  const start = [
    ...(held ? assignment(place, held.variable, items.expression, loop.list) : []),
    { variable: position, value: literal(0) },
  ];
  return assigning(start, again);
}

/** A variable that keeps its list can be read each turn. A `push` in the body is seen by the loop, as in JavaScript. */
function isStable({ node, list, items }: ForOf, place: Place): boolean {
  if (items.expression.kind !== "read") return false;
  const symbol = place.flow.checker.getSymbolAtLocation(list);
  return symbol !== undefined && !isReplaced(symbol, node, place);
}
