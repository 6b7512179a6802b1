import ts from "typescript";
import { type AwsCall, initializerOf, plainExpression, symbolOf } from "../../1-load/index.ts";
import type { Value } from "../context.ts";
import { lowerExpression } from "../expressions/index.ts";
import { contextAt, type Place } from "../place.ts";

/**
 * Behind a token Step Functions writes the JSON of a message itself: what stands in for the calls of `JSON.stringify` that make its messages.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
 */
export function sentAsJson({ action, args }: AwsCall, place: Place): ReadonlyMap<ts.Node, Value> {
  const context = contextAt(place);
  const found = new Map<ts.Node, Value>();
  for (const message of args ? valuesAt(args, MESSAGES.get(action) ?? []) : []) {
    const object = stringified(message, place.flow.checker);
    if (object) found.set(message, lowerExpression(object, context));
  }
  return found;
}

/** Where the messages stand in the arguments. */
const MESSAGES: ReadonlyMap<string, readonly string[]> = new Map([
  ["putEvents", ["Entries", "Detail"]],
  ["publish", ["Message"]],
  ["sendMessage", ["MessageBody"]],
]);

/** The members on a path, in each item of arrays. */
function valuesAt(node: ts.Expression, path: readonly string[]): readonly ts.Expression[] {
  const plain = plainExpression(node);
  const [name, ...rest] = path;
  if (name === undefined) return [plain];
  if (ts.isArrayLiteralExpression(plain))
    return plain.elements.flatMap((item) => valuesAt(item, path));
  if (!ts.isObjectLiteralExpression(plain)) return [];
  return plain.properties.flatMap((member) =>
    ts.isPropertyAssignment(member) && ts.isIdentifier(member.name) && member.name.text === name
      ? valuesAt(member.initializer, rest)
      : [],
  );
}

/** The object whose text a call of `JSON.stringify` makes, where that is surely one. */
function stringified(node: ts.Expression, checker: ts.TypeChecker): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || node.expression.getText() !== "JSON.stringify")
    return undefined;
  const [value, ...others] = node.arguments;
  return value && others.length === 0 && isObject(value, checker) ? value : undefined;
}

function isObject(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const plain = plainExpression(node);
  if (!ts.isIdentifier(plain)) return ts.isObjectLiteralExpression(plain);
  const symbol = symbolOf(checker, plain);
  const initializer = symbol && initializerOf(symbol);
  return initializer !== undefined && ts.isObjectLiteralExpression(plainExpression(initializer));
}
