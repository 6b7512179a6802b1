import type ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import { shortText } from "../origins.ts";
import type { Place } from "../place.ts";
import { lowerLoop } from "./loop.ts";

export function lowerWhile(node: ts.WhileStatement, next: Edge, place: Place): Edge {
  const label = `while ${shortText(node.expression)}`;
  const { expression: condition, statement: body } = node;
  return lowerLoop({ node, label, condition, body }, next, place);
}
