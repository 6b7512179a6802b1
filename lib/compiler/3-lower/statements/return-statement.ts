import type ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import { lowerReturned } from "../calls/inline.ts";
import type { Place } from "../place.ts";

export function lowerReturn(node: ts.ReturnStatement, _next: Edge, place: Place): Edge {
  return node.expression
    ? lowerReturned(node.expression, place)
    : place.exits.return(undefined, node);
}
