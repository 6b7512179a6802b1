import type { Catcher, TaskState } from "../../../asl/index.ts";
import { dataRetry, type ShapeCheck, type Stops, type TaskNode } from "../../ir/index.ts";
import {
  binary,
  bind,
  block,
  call,
  conditional,
  type Expression,
  literal,
  local,
  mapExpression,
  mayFail,
  member,
  type ObjectMember,
  object,
  raise,
  read,
  source,
} from "../../jsonata/index.ts";
import { OUTPUT_VARIABLE } from "../actions/run-context.ts";
import type { GraphContext } from "../emit-graph.ts";
import { catcher, errorHandling } from "../error-handling.ts";
import { dataBucket } from "../local-names.ts";
import { printed } from "../template.ts";
import { type Transition, transition } from "../transition.ts";
import type { EmittedStops } from "./emit-stops.ts";
import { nameOf } from "./name-of.ts";

/** The state that reads what a container wrote, and how the container's Task leads there. */
export interface EmittedReading {
  readonly name: string;
  readonly state: TaskState;
  readonly way: Transition;
}

/**
 * A container that was asked for a file ends well only with one: if it is missing or no JSON, the container has failed, and what follows is decided where its
 * other ends are.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function emitReading(
  node: TaskNode,
  { output, stopped }: Stops,
  task: string,
  stops: EmittedStops,
  context: GraphContext,
): EmittedReading | undefined {
  if (output === undefined || node.action.kind !== "container") return undefined;
  const { container } = node.action;
  const file = contentOf(node.answerCheck);
  const name = context.nameState({ span: node.origin.span, label: `${task} result` });
  const Output = "{% $states.input %}";
  const key = nameOf(output, context);
  const assigned = { [key]: printed(keyIn(container), context.variables) };
  const failed: Catcher = {
    ErrorEquals: [MISSING, ...(computes(node, context) ? [] : [WRONG])],
    Next: stops.choice,
    Assign: { [nameOf(stopped, context)]: printed(withoutFile(container), context.variables) },
    ...(stops.passesInput && { Output }),
  };
  const others = node.catch.map((each) =>
    catcher({ ...each, edge: stops.anew(each.edge) }, context),
  );
  const state: TaskState = {
    Type: "Task",
    Comment: `What ${task} has written`,
    Resource: "arn:aws:states:::aws-sdk:s3:getObject",
    Arguments: { Bucket: dataBucket, Key: printed(read(output), context.variables) },
    ...errorHandling({ retry: [dataRetry], catch: [] }, context, [failed, ...others]),
    ...checked(transition(node.next, context, withFile(file)), key, file, context),
  };
  const way = { Next: name, Assign: assigned, ...(stops.passesInput && { Output }) };
  return { name, state, way };
}

/** What the file says, if that is of its type. */
function contentOf(check: ShapeCheck | undefined): Expression {
  if (check === undefined) return FILE;
  const content = local("written~file");
  const about = (one: Expression): Expression => ofContent(one, content) ?? one;
  const held = conditional(about(check.wrong), raise(about(check.message)), content);
  return block([{ name: content.name, value: FILE }], held);
}

const FILE = call("parse", member(source("result"), "Body"));

/** As it stands in a definition. */
const FILE_TEXT = "$parse($states.result.Body)";

const MISSING = "S3.NoSuchKeyException";
const WRONG = "States.QueryEvaluationError";

/** The task that ECS tells of has the address that it was given. */
function keyIn(container: string): Expression {
  const named = (of: Expression, name: string): Expression => ({
    kind: "filter",
    of,
    predicate: binary("=", { kind: "context", path: ["Name"] }, literal(name)),
  });
  const overrides = member(member(source("result"), "Overrides"), "ContainerOverrides");
  const environment = member(named(overrides, container), "Environment");
  const address = member(named(environment, OUTPUT_VARIABLE), "Value");
  return binary("&", literal("runs/"), call("substringAfter", address, literal("/runs/")));
}

/** Whether what comes after may throw by itself, whatever the file is. */
function computes({ next }: TaskNode, context: GraphContext): boolean {
  const end = context.node(next.to);
  const values = next.assign.map(({ value }) => value);
  const last = end.kind === "end" && !end.apart && end.value ? [end.value] : [];
  return [...values, ...last].some(mayFail);
}

/** Puts the file's content for the result, parsed once. */
function withFile(file: Expression): (value: Expression) => Expression {
  return function deep(value: Expression): Expression {
    if (value.kind === "object")
      return {
        ...value,
        members: value.members.map((one) => ({ ...one, value: deep(one.value) })),
      };
    const replaced = ofContent(value, local(FILE_LOCAL));
    return replaced ? bind([{ name: FILE_LOCAL, value: file }], replaced) : value;
  };
}

/** With the content for the result; undefined where the result isn't read. */
function ofContent(value: Expression, content: Expression): Expression | undefined {
  let isRead = false;
  const replaced = mapExpression(value, (part) => {
    if (part.kind !== "source" || part.of !== "result") return undefined;
    isRead = true;
    return content;
  });
  return isRead ? replaced : undefined;
}

/** Like no other local's: it shows as `$file`. */
const FILE_LOCAL = "file~result";

/** What nobody reads is looked at all the same: it must be JSON of its type. */
function checked(
  way: Transition,
  output: string,
  file: Expression,
  context: GraphContext,
): Transition | object {
  if (JSON.stringify(way).includes(FILE_TEXT)) return way;
  const content = printed(file, context.variables);
  return { ...way, Assign: { ...("Assign" in way && way.Assign), [output]: content } };
}

function withoutFile(container: string): Expression {
  const isMissing = binary("=", member(source("error"), "Error"), literal(MISSING));
  const message = conditional(
    isMissing,
    literal(`container ${container} ended without writing ${OUTPUT_VARIABLE}`),
    literal(`container ${container} did not write JSON of its output's type to ${OUTPUT_VARIABLE}`),
  );
  const facts: readonly ObjectMember[] = [
    { key: "exitCode", value: literal(0) },
    { key: "reason", value: literal("exited") },
  ];
  const described: readonly ObjectMember[] = [
    { key: "errorType", value: literal("ContainerExited") },
    { key: "errorMessage", value: message },
    ...facts,
    { key: "detail", value: member(source("error"), "Cause") },
  ];
  return object([
    { key: "Error", value: literal("ContainerExited") },
    { key: "Cause", value: call("string", object(described)) },
    ...facts,
  ]);
}
