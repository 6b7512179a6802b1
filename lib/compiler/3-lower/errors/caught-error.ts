import {
  binary,
  call,
  conditional,
  type Expression,
  list,
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
  const timedOut = steps.has("heartbeat")
    ? binary("in", error, list(...timeoutNames.map((each) => literal(each))))
    : binary("=", error, literal("States.Timeout"));
  const mayTimeOut = TIMED.some((kind) => steps.has(kind));
  const name = mayTimeOut ? conditional(timedOut, literal("TaskTimedOut"), error) : error;
  return withForm(name, { name: "nameOf", about: "error" });
}

/** What Step Functions calls a step that took too long, and one that gave no sign of life. */
export const timeoutNames = ["States.Timeout", "States.HeartbeatTimeout"] as const;

/** Steps that may have a timeout of their own. */
const TIMED = ["task", "container", "http", "aws"] as const;

/** As Step Functions calls it: other than `error.name` for errors of nagare's own alone. */
export function rawName({ error }: CaughtError): Expression {
  return member(error, "Error");
}

/** `error.message`. */
export function messageOf({ error: caught, failing: { steps } }: CaughtError): Expression {
  const cause = causeOf(caught);
  const message = steps.has("task") || steps.has("container") ? ownMessage(cause) : cause;
  return withForm(message, { name: "messageOf", about: "cause" });
}

/** `` `${error}` ``: `NoRows: no rows in trips`. */
export function errorText(caught: CaughtError): Expression {
  const [name, message] = [nameOf(caught), messageOf(caught)];
  const text = binary("&", binary("&", name, literal(": ")), message);
  const shown = conditional(binary("=", message, literal("")), name, text);
  return withForm(shown, { name: "shown", about: "error" });
}

/** `error.exitCode` and the like of a container that stopped or never started: what its cause says, which is undefined for any other error. */
export function factOf({ error }: CaughtError, name: string): Expression {
  const cause = causeOf(error);
  const isContainers = call("contains", cause, regex('^\\{"errorType":"Container'));
  return conditional(isContainers, member(call("parse", cause), name));
}

/** `error.status` of a call that was answered badly; undefined for any other error. */
export function statusOf(caught: CaughtError): Expression {
  const name = rawName(caught);
  const isStatus = call("contains", name, regex("^States\\.Http\\.StatusCode\\."));
  return conditional(
    isStatus,
    call("number", call("substringAfter", name, literal("States.Http.StatusCode."))),
  );
}

/** `error instanceof HttpError` */
export function isHttpError(caught: CaughtError): Expression {
  return call("contains", rawName(caught), regex("^States\\.Http\\."));
}

/** As Step Functions has it. */
export function causeOf(error: Expression): Expression {
  return member(error, "Cause");
}

/** Lambda's cause is the JSON of the error; its members come in one of two orders, by runtime. A container's has the same form. */
function ownMessage(cause: Expression): Expression {
  return conditional(
    call("contains", cause, regex('^\\{"error(Type|Message)":')),
    member(call("parse", cause), "errorMessage"),
    cause,
  );
}
