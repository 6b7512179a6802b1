import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { literal, member, read } from "../../jsonata/index.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { messageOf } from "../error-message.ts";
import { errorNameOf } from "../error-names.ts";
import { shortText } from "../origins.ts";
import { originAt, type Place, refuse } from "../place.ts";

/** `throw new NoRows(…)`, or the caught error again as it was. */
export function lowerThrow(node: ts.ThrowStatement, next: Edge, place: Place): Edge {
  const thrown = plainExpression(node.expression);
  if (ts.isNewExpression(thrown)) return throwNew(thrown, node, next, place);
  const symbol = place.flow.checker.getSymbolAtLocation(thrown);
  const declared = symbol?.valueDeclaration?.parent;
  const variable = symbol && place.scope.variableOf(symbol);
  if (variable === undefined || !declared || !ts.isCatchClause(declared)) {
    refuse(place, "NG1000", node, { construct: `\`${shortText(node)}\`` }, THROWABLE);
    return next;
  }
  return place.exits.throw({
    error: member(read(variable), "Error"),
    cause: member(read(variable), "Cause"),
    origin: originAt(place, node, shortText(node).replace(/;$/, "")),
  });
}

const THROWABLE = "throw a new error of the project's own class or `Error`, or the caught error";

function throwNew(node: ts.NewExpression, statement: ts.Node, next: Edge, place: Place): Edge {
  const found = errorNameOf(node.expression, place.flow.checker);
  if (found === undefined) {
    refuse(place, "NG1000", node, { construct: `\`throw ${shortText(node)}\`` }, THROWABLE);
    return next;
  }
  const [first] = node.arguments ?? [];
  const origin = originAt(place, statement, `throw ${found.name}`);
  const error = literal(found.name);
  return evaluate(first ?? node, place, (context) =>
    place.exits.throw({ error, cause: messageOf(found, node.arguments ?? [], context), origin }),
  );
}
