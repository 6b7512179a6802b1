import ts from "typescript";
import { binary, type Expression, list, literal } from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { refuse } from "../expressions/expression-context.ts";
import { type CaughtError, isHttpError, rawName, timeoutNames } from "./caught-error.ts";
import { descends, type ErrorClass, errorClassOf } from "./error-class.ts";
import { nagareNames } from "./error-classes.ts";

/** `error instanceof NoRows` of a caught error: a question of its name. Undefined for a value that is no caught error. */
export function instanceOfError(
  { caught }: Value,
  type: ts.Expression,
  context: LowerContext,
): Expression | undefined {
  if (caught === undefined) return undefined;
  const kind = errorClassOf(
    ts.isPropertyAccessExpression(type) ? type.name : type,
    context.checker,
  );
  if (kind && kind.className === "Error" && kind.declaration === undefined) return literal(true);
  if (kind?.declaration && isHttpErrorClass(kind.declaration)) return isHttpError(caught);
  const problem = kind ? ambiguity(kind, caught) : "which is no class of errors";
  if (kind === undefined || problem !== undefined) {
    return refuse(context, type, "NG1603", { type: type.getText(), problem: problem ?? "" })
      .expression;
  }
  const own = classesOf(kind, caught).flatMap(({ name }) => name ?? []);
  const names = [...new Set(own.flatMap((each) => [each, ...rawNames(each, caught)]))];
  const name = rawName(caught);
  const [only] = names;
  return names.length === 1 && only !== undefined
    ? binary("=", name, literal(only))
    : binary("in", name, list(...names.map((each) => literal(each))));
}

/** Its errors have names by their status. */
function isHttpErrorClass(declaration: ts.ClassLikeDeclaration): boolean {
  const { fileName } = declaration.getSourceFile();
  return declaration.name?.text === "HttpError" && /http-error\.(d\.)?[mc]?ts$/.test(fileName);
}

function rawNames(name: string, { failing }: CaughtError): readonly string[] {
  const beats = name === "TaskTimedOut" && failing.steps.has("heartbeat");
  return beats ? timeoutNames : (RAW.get(name) ?? []);
}

/** What Step Functions itself calls some of nagare's errors; ECS refuses to start a container under the last two. */
const RAW: ReadonlyMap<string, readonly string[]> = new Map([
  ["TaskTimedOut", ["States.Timeout"]],
  ["ContainerNotStarted", ["ECS.AmazonECSException", "AmazonECS.Unknown"]],
]);

/** The class and those made from it. */
function classesOf(kind: ErrorClass, { classes }: CaughtError): readonly ErrorClass[] {
  return [
    kind,
    ...classes().filter((each) => each.declaration !== kind.declaration && descends(each, kind)),
  ];
}

/** Why the name of an error can't tell whether it is one of the class. */
function ambiguity(kind: ErrorClass, caught: CaughtError): string | undefined {
  const inside = classesOf(kind, caught);
  const unnamed = inside.find(({ name }) => name === undefined);
  if (unnamed) return `for what \`${unnamed.className}\` is called at run time can't be known`;
  const names = inside.map(({ name }) => name);
  const other = caught
    .classes()
    .find((each) => names.includes(each.name) && !descends(each, kind) && !isWord(each, kind));
  return other && `for an error of \`${other.className}\` is called \`${other.name}\` too`;
}

/** nagare's own classes, whose declaration is not among the project's. */
function isWord(each: ErrorClass, kind: ErrorClass): boolean {
  return (
    each.declaration === undefined &&
    nagareNames.includes(each.className) &&
    each.className === kind.className
  );
}
