import {
  and,
  binary,
  call,
  conditional,
  type Expression,
  index,
  literal,
  member,
  regex,
  withForm,
} from "../../jsonata/index.ts";
import type { ErrorClasses } from "./error-classes.ts";
import type { Failing } from "./failing-in.ts";

/**
 * An error that a `catch` has caught, or the reason of a settled result. It is `{Error, Cause}` as Step Functions gives it; what JavaScript reads of it are expressions
 * over that, printed where they are read.
 */
export interface CaughtError {
  readonly error: Expression;
  readonly failing: Failing;
  readonly classes: ErrorClasses;
}

/** `error.name`. */
export function nameOf({ error: caught, failing: { steps } }: CaughtError): Expression {
  const error = member(caught, "Error");
  const failed = binary("=", error, literal("States.TaskFailed"));
  const ofContainer = steps.has("container")
    ? conditional(and(failed, isEcsTask(causeOf(caught))), literal("ContainerExited"), error)
    : error;
  const timedOut = binary("=", error, literal("States.Timeout"));
  const name =
    steps.has("task") || steps.has("container")
      ? conditional(timedOut, literal("TaskTimedOut"), ofContainer)
      : ofContainer;
  return withForm(name, { name: "nameOf", about: "error" });
}

/** As Step Functions calls it: other than `error.name` for errors of nagare's own alone. */
export function rawName({ error }: CaughtError): Expression {
  return member(error, "Error");
}

/** `error.message`. */
export function messageOf({ error: caught, failing: { steps } }: CaughtError): Expression {
  const cause = causeOf(caught);
  const plain = steps.has("task") ? lambdaMessage(cause) : cause;
  const message = steps.has("container")
    ? conditional(isEcsTask(cause), containerMessage(cause), plain)
    : plain;
  return withForm(message, { name: "messageOf", about: "cause" });
}

/** `` `${error}` ``: `NoRows: no rows in trips`. */
export function errorText(caught: CaughtError): Expression {
  const [name, message] = [nameOf(caught), messageOf(caught)];
  const text = binary("&", binary("&", name, literal(": ")), message);
  const shown = conditional(binary("=", message, literal("")), name, text);
  return withForm(shown, { name: "shown", about: "error" });
}

/** `error.exitCode` of a container that exited. */
export function exitCodeOf({ error }: CaughtError): Expression {
  return exitCodeIn(causeOf(error));
}

/** The exit code in an ECS task as JSON; undefined when the text is anything else, or the container never started. */
export function exitCodeIn(cause: Expression): Expression {
  const containers = member(call("parse", cause), "Containers");
  return conditional(isEcsTask(cause), member(index(containers, 0), "ExitCode"));
}

/** Whether the text is what Step Functions says of a container that ended or never started. */
export function isEcsTask(cause: Expression): Expression {
  return call("contains", cause, regex('^\\{[^\\n]*"Containers":'));
}

/** As Step Functions has it. */
export function causeOf(error: Expression): Expression {
  return member(error, "Cause");
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
