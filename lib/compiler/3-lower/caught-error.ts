import {
  and,
  binary,
  call,
  conditional,
  type Expression,
  index,
  literal,
  member,
  type ObjectOf,
  object,
  read,
  regex,
  type VariableId,
} from "../jsonata/index.ts";

/** What can fail in a `try` block, for each kind has its own form of error. */
export type Failing = ReadonlySet<"task" | "container" | "flow">;

/**
 * A caught error as the object that JavaScript sees. The variable holds `{Error, Cause}` as Step Functions gives it; `name` and `message` are
 * expressions over it. Only the members that the flow reads are ever printed.
 */
export function caughtError(variable: VariableId, failing: Failing): Expression {
  const error = member(read(variable), "Error");
  const cause = member(read(variable), "Cause");
  return object([
    { key: "name", value: nameOf(error, cause, failing) },
    { key: "message", value: messageOf(cause, failing) },
    { key: "exitCode", value: exitCodeIn(cause), optional: true },
  ]);
}

/** Whether a value is what `caughtError` made. */
export function isCaughtError(expression: Expression): expression is ObjectOf {
  if (expression.kind !== "object") return false;
  const keys = expression.members.map(({ key }) => key);
  return keys.join() === "name,message,exitCode";
}

/** A caught error as text: `NoRows: no rows in trips`. */
export function errorText(error: ObjectOf): Expression {
  const [name, message] = error.members.map(({ value }) => value);
  if (name === undefined || message === undefined) return literal("");
  const text = binary("&", binary("&", name, literal(": ")), message);
  return conditional(binary("=", message, literal("")), name, text);
}

/** The exit code in an ECS task as JSON; undefined when the text is anything else, or the container never started. */
export function exitCodeIn(cause: Expression): Expression {
  const containers = member(call("parse", cause), "Containers");
  return conditional(isEcsTask(cause), member(index(containers, 0), "ExitCode"));
}

function nameOf(error: Expression, cause: Expression, failing: Failing): Expression {
  const failed = binary("=", error, literal("States.TaskFailed"));
  const ofFlow = failing.has("flow")
    ? conditional(and(failed, isExecution(cause)), member(call("parse", cause), "Error"), error)
    : error;
  const ofContainer = failing.has("container")
    ? conditional(and(failed, isEcsTask(cause)), literal("ContainerExited"), ofFlow)
    : ofFlow;
  const timedOut = binary("=", error, literal("States.Timeout"));
  return failing.has("task") || failing.has("container")
    ? conditional(timedOut, literal("TaskTimedOut"), ofContainer)
    : ofContainer;
}

function messageOf(cause: Expression, failing: Failing): Expression {
  const plain = failing.has("task") || failing.has("flow") ? lambdaMessage(cause) : cause;
  const ofFlow = failing.has("flow")
    ? conditional(isExecution(cause), lambdaMessage(member(call("parse", cause), "Cause")), plain)
    : plain;
  return failing.has("container")
    ? conditional(isEcsTask(cause), containerMessage(cause), ofFlow)
    : ofFlow;
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

/** Whether the text is what Step Functions says of a container that ended or never started. */
export function isEcsTask(cause: Expression): Expression {
  return call("contains", cause, regex('^\\{.*"Containers":'));
}

function isExecution(cause: Expression): Expression {
  return call("contains", cause, regex('^\\{.*"ExecutionArn":'));
}
