import ts from "typescript";
import { isConst } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import {
  binary,
  call,
  type Expression,
  index,
  literal,
  read,
  source,
} from "../../jsonata/index.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { bindNames, hold } from "../bind-names.ts";
import type { Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { nestedGraph } from "../ends.ts";
import { lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { contextAt, type Exits, originAt, type Place, refuse } from "../place.ts";
import { leavesOrAssigns } from "./leaves-or-assigns.ts";

/** `for (const item of items)`: a Map, one item at a time; where the body assigns or leaves, a choice loop with an index. */
export function lowerForOf(node: ts.ForOfStatement, next: Edge, place: Place): Edge {
  const pattern = patternOf(node);
  if (pattern === undefined || node.awaitModifier) {
    const construct = `\`for${node.awaitModifier ? " await" : ""} (${shortText(node.initializer)} of …)\``;
    refuse(place, "NG1000", node.initializer, { construct }, "write `for (const item of items)`");
    return next;
  }
  return evaluate(node.expression, place, (context) => {
    const items = lowerExpression(node.expression, context);
    const lower = leavesOrAssigns(node, place) ? choiceLoop : mapLoop;
    return lower({ node, pattern, items }, next, place);
  });
}

interface ForOf {
  readonly node: ts.ForOfStatement;
  readonly pattern: ts.BindingName;
  readonly items: Value;
}

function patternOf({ initializer }: ts.ForOfStatement): ts.BindingName | undefined {
  return ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : undefined;
}

function labelOf({ node, pattern }: ForOf): string {
  return `for ${shortText(pattern)} of ${shortText(node.expression)}`;
}

function itemOf({ items }: ForOf, expression: Expression, place: Place): Value {
  const type = place.flow.checker.getIndexTypeOfType(items.type, ts.IndexKind.Number);
  return { expression, type: type ?? items.type, optional: false };
}

/** The Map state costs a transition once; a choice loop costs one each turn. */
function mapLoop(loop: ForOf, next: Edge, place: Place): Edge {
  const { node, pattern, items } = loop;
  const body = nestedGraph(place, (inner) => {
    const end = inner.exits.return(undefined, node);
    const exits: Exits = { ...inner.exits, continue: () => end };
    const bound = bindNames(
      pattern,
      itemOf(loop, source("item"), place),
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
  const held = isStable(node.expression, items, place) ? undefined : hold(items, place);
  const list = held?.value ?? items;
  const head = graph.reserve();
  const again = goTo(head);
  const exits: Exits = { ...place.exits, break: () => next, continue: () => again };
  const item = itemOf(loop, index(list.expression, read(position)), place);
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
    ...(held ? [{ variable: held.variable, value: items.expression }] : []),
    { variable: position, value: literal(0) },
  ];
  return assigning(start, again);
}

/** A variable that nobody assigns while the loop goes on can be read each turn. A `push` in the body is seen by the loop, as in JavaScript. */
function isStable(expression: ts.Expression, items: Value, place: Place): boolean {
  if (items.expression.kind !== "read") return false;
  const declaration = place.flow.checker.getSymbolAtLocation(expression)?.valueDeclaration;
  if (declaration === undefined) return false;
  if (ts.isParameter(declaration)) return true;
  return ts.isVariableDeclaration(declaration) && isConst(declaration);
}
