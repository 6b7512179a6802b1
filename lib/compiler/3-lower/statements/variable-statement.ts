import ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import { absent, literal, type VariableId } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { bindNames } from "../bind-names.ts";
import { assigning } from "../edges.ts";
import { lowerExpression } from "../expressions/index.ts";
import type { Place } from "../place.ts";
import { keptBy } from "./kept-promises.ts";
import { bindStepwise, takesSteps } from "./stepwise-pattern.ts";

/** `const a = …, b = …;` */
export function lowerVariableStatement(node: ts.VariableStatement, next: Edge, place: Place): Edge {
  return lowerDeclarations(node.declarationList, next, place);
}

export function lowerDeclarations(
  list: ts.VariableDeclarationList,
  next: Edge,
  place: Place,
): Edge {
  return list.declarations.reduceRight((edge, each) => lowerDeclaration(each, edge, place), next);
}

function lowerDeclaration(node: ts.VariableDeclaration, next: Edge, place: Place): Edge {
  const { initializer, name } = node;
  if (keptBy(node, place)) return next;
  const symbol = ts.isIdentifier(name) ? place.flow.checker.getSymbolAtLocation(name) : undefined;
  const variable = symbol && place.scope.variableOf(symbol);
  if (ts.isIdentifier(name) && variable === undefined) return next;
  if (initializer === undefined) {
    return variable === undefined ? next : assigning(unset(variable, node, place), next);
  }
  return evaluate(
    initializer,
    place,
    (context) => {
      const value = lowerExpression(initializer, context);
      if (takesSteps(name, place)) return bindStepwise(name, value, next, place);
      return assigning(bindNames(name, value, place, context), next);
    },
    variable === undefined ? {} : { into: variable },
  );
}

/** `let x;`: undefined each time, or null where TypeScript knows that nobody reads it before it is set. */
function unset(variable: VariableId, node: ts.Node, place: Place) {
  const never = place.flow.variables.absenceOf(variable) === "never";
  return assignment(place, variable, never ? literal(null) : absent(), node);
}
