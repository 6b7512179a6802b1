import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { absent, literal, type VariableId } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { hasAwaits } from "../awaits/units.ts";
import { bindNames } from "../bind-names.ts";
import { assigning } from "../edges.ts";
import { failingIn } from "../errors/failing-in.ts";
import { lowerExpression } from "../expressions/index.ts";
import { type Place, refuse } from "../place.ts";
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
  if (initializer && startsList(initializer, place)) {
    refuse(place, "NG1106", name, { name: name.getText(), problem: "it is a list of promises" });
    return next;
  }
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

/** `const both = [load(…), load(…)]`: nothing awaits these where they are started. */
function startsList(initializer: ts.Expression, { flow: { checker, project } }: Place): boolean {
  const list = plainExpression(initializer);
  if (!ts.isArrayLiteralExpression(list) || hasAwaits(list)) return false;
  const isStep = (each: ts.Expression): boolean =>
    isPromise(checker.getTypeAtLocation(each)) && failingIn(each, project).steps.size > 0;
  return list.elements.some(isStep);
}

function isPromise(type: ts.Type): boolean {
  return type.getSymbol()?.name === "Promise";
}

/** `let x;`: undefined each time, or null where TypeScript knows that nobody reads it before it is set. */
function unset(variable: VariableId, node: ts.Node, place: Place) {
  const never = place.flow.variables.absenceOf(variable) === "never";
  return assignment(place, variable, never ? literal(null) : absent(), node);
}
