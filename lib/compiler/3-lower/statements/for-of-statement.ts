import ts from "typescript";
import { plainExpression, rootOf, symbolOf } from "../../1-load/index.ts";
import type { Assignment, Edge } from "../../ir/index.ts";
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
import { assign } from "../assignments/assign.ts";
import { itemOf } from "../assignments/nesting.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { bindNames, hold } from "../bind-names.ts";
import type { Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { expressionContext, lowerExpression } from "../expressions/index.ts";
import {
  type Items,
  type Iterated,
  iteratedBy,
  type ListLoop,
  listOf,
  pairType,
} from "../iterated.ts";
import { shortText } from "../origins.ts";
import { contextAt, originAt, type Place, refuse } from "../place.ts";
import { inTurn } from "../turns.ts";
import { lowerTurns } from "./gathering-loop.ts";
import { isChanged, isReplaced, leavesLoop } from "./leaves-or-assigns.ts";
import { loopExits } from "./loop-exits.ts";
import type { Turns } from "./map-loop.ts";

/** `for (const item of items)`: a Map, one item at a time; where the body assigns or leaves, a choice loop with an index. */
export function lowerForOf(node: ListLoop, next: Edge, place: Place): Edge {
  const iterated = iteratedBy(node, place.flow.checker);
  return evaluate(iterated.of, place, (context) => {
    const whole = lowerExpression(iterated.of, context);
    const items = listOf(whole, iterated, context);
    if (items === undefined || isAsync(node) || isUnsure({ node, iterated, items }, place)) {
      refuseLoop(node, place);
      return next;
    }
    const loop = { node, iterated, items };
    const mapped = leavesLoop(node) ? undefined : lowerTurns(turnsOf(loop, place), next, place);
    return mapped ?? choiceLoop(loop, next, place);
  });
}

interface Loop {
  readonly node: ListLoop;
  readonly iterated: Iterated;
  readonly items: Items;
}

function isAsync(node: ListLoop): boolean {
  return ts.isForOfStatement(node) && node.awaitModifier !== undefined;
}

function refuseLoop(node: ListLoop, place: Place): void {
  const [word, help] = ts.isForInStatement(node)
    ? ["in", "give it an object; for an array write `for (const item of items)`"]
    : ["of", "loop over an array that the loop does not change: `for (const item of [...items])`"];
  const construct = `\`for (… ${word} ${shortText(node.expression)})\``;
  refuse(place, "NG1000", node.expression, { construct }, help);
}

/** In JavaScript the loop sees what its body does to the list, but not another list in the same variable. */
function isUnsure({ node, iterated }: Loop, place: Place): boolean {
  const root = symbolOf(place.flow.checker, rootOf(iterated.of));
  if (root === undefined || iterated.each === "key" || !isChanged(root, node, place)) return false;
  return !ts.isIdentifier(plainExpression(iterated.of)) || isReplaced(root, node, place);
}

function labelOf({ node }: Loop): string {
  const word = ts.isForInStatement(node) ? "in" : "of";
  const { initializer } = node;
  const target = ts.isVariableDeclarationList(initializer)
    ? initializer.declarations[0]?.name
    : initializer;
  return `for ${shortText(target ?? initializer)} ${word} ${shortText(node.expression)}`;
}

/** What the loop's variable gets: the item, its index, or the pair of both. */
function turnOf({ iterated, items }: Loop, item: Expression, at: Expression, place: Place): Value {
  const { checker } = place.flow;
  const value: Value = { expression: item, type: items.item, optional: false };
  const position: Value = { expression: at, type: checker.getNumberType(), optional: false };
  if (iterated.each === "position") return position;
  if (iterated.each !== "pair") return value;
  const pair = array([{ value: at }, itemOf(value, contextAt(place))]);
  return { expression: pair, type: pairType(iterated.of, value.type, checker), optional: false };
}

/** Gives the loop's variable, or what it assigns, the value of a turn. */
function bindTurn({ node }: Loop, value: Value, place: Place): readonly Assignment[] {
  const { initializer } = node;
  const context = expressionContext(contextAt(place));
  if (!ts.isVariableDeclarationList(initializer)) return assign(initializer, value, place, context);
  const pattern = initializer.declarations[0]?.name;
  return pattern ? bindNames(pattern, value, place, context) : [];
}

function turnsOf(loop: Loop, place: Place): Turns {
  const item = turnOf(loop, source("item"), source("itemIndex"), place);
  return {
    node: loop.node,
    label: labelOf(loop),
    items: loop.items.expression,
    bind: (inner) => bindTurn(loop, item, inner),
  };
}

function choiceLoop(loop: Loop, next: Edge, place: Place): Edge {
  const { node, items } = loop;
  const { graph, flow } = place;
  const position = flow.variables.declare("index", "never");
  const held = isStable(loop, place) ? undefined : hold(items, place);
  const list = held?.value ?? items;
  const head = graph.reserve();
  const again = goTo(head);
  const exits = loopExits(node, place, { break: () => next, continue: () => again });
  const item = turnOf(loop, index(list.expression, read(position)), read(position), place);
  const turn = [
    ...bindTurn(loop, item, place),
    { variable: position, value: binary("+", read(position), literal(1)) },
  ];
  const body = flow.lower.statements([node.statement], again, {
    ...inTurn(place, read(position)),
    exits,
  });
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
    ...(held ? assignment(place, held.variable, items.expression, loop.iterated.of) : []),
    { variable: position, value: literal(0) },
  ];
  return assigning(start, again);
}

/** A variable that keeps its list can be read each turn. A `push` in the body is seen by the loop, as in JavaScript. */
function isStable({ node, iterated, items }: Loop, place: Place): boolean {
  if (items.expression.kind !== "read") return false;
  const symbol = symbolOf(place.flow.checker, plainExpression(iterated.of));
  return symbol !== undefined && !isReplaced(symbol, node, place);
}
