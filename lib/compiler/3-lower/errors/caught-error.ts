import {
  and,
  binary,
  call,
  conditional,
  type Expression,
  index,
  literal,
  member,
  read,
  regex,
  type VariableId,
} from "../../jsonata/index.ts";
import type { ErrorClasses } from "./error-classes.ts";
import type { Failing } from "./failing-in.ts";

/**
 * The error that a `catch` has caught. Its variable holds `{Error, Cause}` as Step Functions gives it; what JavaScript reads of it are expressions
 * over that, printed where they are read.
 */
export interface CaughtError {
  readonly variable: VariableId;
  readonly failing: Failing;
  readonly classes: ErrorClasses;
}

/** `error.name`. */
export function nameOf({ variable, failing: { steps } }: CaughtError): Expression {
  const error = member(read(variable), "Error");
  const failed = binary("=", error, literal("States.TaskFailed"));
  const ofContainer = steps.has("container")
    ? conditional(and(failed, isEcsTask(causeOf(variable))), literal("ContainerExited"), error)
    : error;
  const timedOut = binary("=", error, literal("States.Timeout"));
  return steps.has("task") || steps.has("container")
    ? conditional(timedOut, literal("TaskTimedOut"), ofContainer)
    : ofContainer;
}

/** As Step Functions calls it: other than `error.name` for errors of nagare's own alone. */
export function rawName({ variable }: CaughtError): Expression {
  return member(read(variable), "Error");
}

/** `error.message`. */
export function messageOf({ variable, failing: { steps } }: CaughtError): Expression {
  const cause = causeOf(variable);
  const plain = steps.has("task") ? lambdaMessage(cause) : cause;
  return steps.has("container")
    ? conditional(isEcsTask(cause), containerMessage(cause), plain)
    : plain;
}

/** `` `${error}` ``: `NoRows: no rows in trips`. */
export function errorText(caught: CaughtError): Expression {
  const [name, message] = [nameOf(caught), messageOf(caught)];
  const text = binary("&", binary("&", name, literal(": ")), message);
  return conditional(binary("=", message, literal("")), name, text);
}

/** `error.exitCode` of a container that exited. */
export function exitCodeOf({ variable }: CaughtError): Expression {
  return exitCodeIn(causeOf(variable));
}

/** The exit code in an ECS task as JSON; undefined when the text is anything else, or the container never started. */
export function exitCodeIn(cause: Expression): Expression {
  const containers = member(call("parse", cause), "Containers");
  return conditional(isEcsTask(cause), member(index(containers, 0), "ExitCode"));
}

/** Whether the text is what Step Functions says of a container that ended or never started. */
export function isEcsTask(cause: Expression): Expression {
  return call("contains", cause, regex('^\\{.*"Containers":'));
}

function causeOf(variable: VariableId): Expression {
  return member(read(variable), "Cause");
}

/** Lambda's cause is the JSON of the error; its members come in one of two orders, by runtime. */
function lambdaMessage(cause: Expression): Expression {
  return conditional(
    call("contains", cause, regex('^\\{"error(Type|Message)":')),
    member(call("parse", cause), "errorMessage"),
    cause,
  );
}

/** As natively: `container load exited with code 3`. */
function containerMessage(cause: Expression): Expression {
  const container = index(member(call("parse", cause), "Containers"), 0);
  return call("join", {
    kind: "array",
    items: [
      { value: literal("container ") },
      { value: member(container, "Name") },
      { value: literal(" exited with code ") },
      { value: call("string", member(container, "ExitCode")) },
    ],
  });
}
