import ts from "typescript";
import { plainExpression, symbolOf } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { literal } from "../../jsonata/index.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { assigning, goTo } from "../edges.ts";
import { type CaughtError, causeOf, rawName } from "../errors/caught-error.ts";
import { type ErrorClass, errorClassOf } from "../errors/error-class.ts";
import { messageIn } from "../errors/error-message.ts";
import { heldIfItFails } from "../errors/held.ts";
import { lowerCondition, lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { originAt, type Place, refuse } from "../place.ts";

/** `throw new NoRows(…)`, or the caught error again as it was. */
export function lowerThrow(node: ts.ThrowStatement, next: Edge, place: Place): Edge {
  return lowerThrown(node.expression, node, next, place);
}

function lowerThrown(
  expression: ts.Expression,
  node: ts.ThrowStatement,
  next: Edge,
  place: Place,
): Edge {
  const thrown = plainExpression(expression);
  if (ts.isConditionalExpression(thrown)) return throwEither(thrown, node, next, place);
  if (ts.isNewExpression(thrown) || isCallOfError(thrown, place)) {
    return throwNew(thrown, node, next, place);
  }
  if (ts.isPropertyAccessExpression(thrown)) return throwReason(thrown, node, next, place);
  const symbol = ts.isIdentifier(thrown) ? symbolOf(place.flow.checker, thrown) : undefined;
  const caught = symbol && place.scope.lookup(symbol)?.caught;
  return throwAgain(caught, node, next, place);
}

function throwAgain(
  caught: CaughtError | undefined,
  node: ts.ThrowStatement,
  next: Edge,
  place: Place,
): Edge {
  if (caught === undefined) {
    refuse(place, "NG1000", node, { construct: `\`${shortText(node)}\`` }, THROWABLE);
    return next;
  }
  return place.exits.throw({
    error: rawName(caught),
    cause: causeOf(caught.error),
    origin: originAt(place, node, shortText(node).replace(/;$/, "")),
  });
}

/** `throw failed.reason` of a settled result. */
function throwReason(
  reason: ts.PropertyAccessExpression,
  node: ts.ThrowStatement,
  next: Edge,
  place: Place,
): Edge {
  return evaluate(reason, place, (context) =>
    throwAgain(lowerExpression(reason, context).caught, node, next, place),
  );
}

const THROWABLE = "throw a new error of the project's own class or `Error`, or the caught error";

/** `throw missing ? new NoRows(…) : error` */
function throwEither(
  expression: ts.ConditionalExpression,
  node: ts.ThrowStatement,
  next: Edge,
  place: Place,
): Edge {
  const then = lowerThrown(expression.whenTrue, node, next, place);
  const otherwise = lowerThrown(expression.whenFalse, node, next, place);
  const origin = originAt(place, node, `if ${shortText(expression.condition)}`);
  return evaluate(expression.condition, place, (context) => {
    const test = lowerCondition(expression.condition, context);
    return goTo(
      place.graph.add({ kind: "choice", origin, rules: [{ test, edge: then }], otherwise }),
    );
  });
}

/** `Error(text)` makes an error without `new` too. */
function isCallOfError(node: ts.Expression, { flow }: Place): node is ts.CallExpression {
  if (!ts.isCallExpression(node)) return false;
  const found = errorClassOf(node.expression, flow.checker);
  return found !== undefined && found.declaration === undefined;
}

function throwNew(
  node: ts.NewExpression | ts.CallExpression,
  statement: ts.Node,
  next: Edge,
  place: Place,
): Edge {
  const { checker, project } = place.flow;
  const found = errorClassOf(node.expression, checker);
  const word = project.vocabularyOf(node.expression);
  const isContainers = word === "ContainerExited" || word === "ContainerNotStarted";
  if (found === undefined || isContainers) {
    refuse(place, "NG1000", node, { construct: `\`throw ${shortText(node)}\`` }, THROWABLE);
    return next;
  }
  return evaluate(node, place, (context) => {
    const { name } = found;
    const message = messageIn(found, node.arguments ?? [], context);
    if (name === undefined || name.startsWith("States.")) {
      return refuseUnknown(found, "name", NAMED, node, next, place);
    }
    if (message === undefined) return refuseUnknown(found, "message", SPOKEN, node, next, place);
    const origin = originAt(place, statement, `throw ${name}`);
    const text = { expression: message, type: checker.getStringType(), optional: false };
    const { before, value } = heldIfItFails(text, node, place);
    const thrown = { error: literal(name), cause: value.expression, origin };
    return assigning(before, place.exits.throw(thrown));
  });
}

function refuseUnknown(
  { className }: ErrorClass,
  part: "name" | "message",
  help: string,
  node: ts.Node,
  next: Edge,
  place: Place,
): Edge {
  refuse(place, "NG1602", node, { type: className, part }, help);
  return next;
}

const NAMED = 'give the class a name: `override readonly name = "NoRows";`';
const SPOKEN = "let the constructor begin with `super(…)`, and give it the whole message";
