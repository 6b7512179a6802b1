import type { ContainerAction } from "../../ir/index.ts";
import {
  binary,
  block,
  call,
  conditional,
  type Expression,
  index,
  literal,
  local,
  member,
  type ObjectMember,
  object,
  or,
  regex,
  someExpression,
  source,
} from "../../jsonata/index.ts";

/**
 * What a container's Catch keeps of `$states.errorOutput`: an error as the flow knows it, told from the ECS task that Step Functions gives as the cause of
 * `States.TaskFailed`. Any other error stays as it is. Its cause has the form of a function's error, `{"errorType", "errorMessage"}`, and the facts beside that.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
 */
export function stoppedBy(action: ContainerAction): Expression {
  const { container, existing } = action;
  const cause = member(source("error"), "Cause");
  const own = {
    kind: "filter",
    of: member(TASK, "Containers"),
    predicate: binary(
      "=",
      { kind: "context", path: ["Name"] } satisfies Expression,
      literal(existing ?? container),
    ),
  } satisfies Expression;
  return block(
    [
      { name: "task", value: conditional(isEcsTask(cause), call("parse", cause)) },
      { name: "container", value: own },
    ],
    conditional(
      or(binary("=", stopCode, literal("TaskFailedToStart")), isRefused),
      block([{ name: "reason", value: startProblem(cause, action) }], notStarted(container)),
      conditional(
        call("exists", TASK),
        block([{ name: "reason", value: exitReason }], exited(container, existing === undefined)),
        source("error"),
      ),
    ),
  );
}

/** What RunTask itself refuses, when its Retry has given up. */
export const refusals = ["ECS.AmazonECSException", "AmazonECS.Unknown"] as const;

const TASK = local("task");
const CONTAINER = local("container");
const REASON = local("reason");

const stopCode = member(TASK, "StopCode");
const exitCode = member(CONTAINER, "ExitCode");
/** Under any name: what is not to be had now, and what it finds wrong, such as overrides that are too long. */
const isRefused = call("contains", member(source("error"), "Error"), regex("^(Amazon)?ECS\\."));

function isEcsTask(cause: Expression): Expression {
  return call("contains", cause, regex('^\\{[^\\n]*"Containers":'));
}

/** The container's own reason says more than the task's. */
function startProblem(cause: Expression, action: ContainerAction): Expression {
  const own = member(CONTAINER, "Reason");
  const ofTask = member(TASK, "StoppedReason");
  const refusal = mayBeLong(action) ? withHelp(cause) : cause;
  return conditional(
    call("exists", own),
    own,
    conditional(call("exists", ofTask), ofTask, refusal),
  );
}

/** What is constant has been measured already. */
function mayBeLong({ command, environment }: ContainerAction): boolean {
  const isComputed = (part: Expression): boolean => part.kind === "read" || part.kind === "source";
  return [command, environment].some((given) => given && someExpression(given, isComputed));
}

/** ECS says `Container Overrides length must be at most 8192`, and not what to do. */
function withHelp(cause: Expression): Expression {
  const isLong = call("contains", cause, literal("Overrides length"));
  const help = literal("; write what is large in command and environment as file(value)");
  return text(cause, conditional(isLong, help, literal("")));
}

/** A spot interruption had the code of the scheduler once, and said so in words. */
const exitReason = conditional(
  binary("=", stopCode, literal("UserInitiated")),
  literal("stopped"),
  conditional(
    or(
      binary("=", stopCode, literal("SpotInterruption")),
      call("contains", member(TASK, "StoppedReason"), regex("^Your Spot Task was interrupted")),
    ),
    literal("spot interruption"),
    conditional(
      call("contains", member(CONTAINER, "Reason"), regex("OutOfMemory")),
      literal("out of memory"),
      literal("exited"),
    ),
  ),
);

function notStarted(container: string): Expression {
  const message = text(literal(`container ${container} did not start: `), REASON);
  return failure("ContainerNotStarted", message, [...common]);
}

function exited(container: string, isOwn: boolean): Expression {
  const started = `container ${container} `;
  const isReason = (reason: string): Expression => binary("=", REASON, literal(reason));
  const code = conditional(
    call("exists", exitCode),
    text(literal(`${started}exited with code `), exitCode),
    literal(`${started}exited`),
  );
  const message = conditional(
    isReason("exited"),
    code,
    conditional(
      isReason("stopped"),
      literal(`${started}was stopped`),
      conditional(
        isReason("out of memory"),
        literal(`${started}ran out of memory`),
        literal(`${started}was interrupted on Fargate Spot`),
      ),
    ),
  );
  return failure("ContainerExited", message, [
    { key: "exitCode", value: exitCode, optional: true },
    ...common,
    ...(isOwn ? [{ key: "logs", value: logs(container) }] : []),
  ]);
}

const common: readonly ObjectMember[] = [
  { key: "reason", value: REASON },
  { key: "stopCode", value: stopCode, optional: true },
  { key: "taskArn", value: member(TASK, "TaskArn"), optional: true },
];

/** Only of nagare's own task definitions is it known: `/ecs/nagare-prod-load:nagare/load/0f3c…`, in a group of their name. */
function logs(container: string): Expression {
  const family = call(
    "substringBefore",
    call("substringAfter", member(TASK, "TaskDefinitionArn"), literal("/")),
    literal(":"),
  );
  const id = index(call("split", member(TASK, "TaskArn"), literal("/")), -1);
  return text(literal("/ecs/"), family, literal(`:nagare/${container}/`), id);
}

/** The facts beside `Error` and `Cause` are for the choice that comes next. */
function failure(name: string, message: Expression, facts: readonly ObjectMember[]): Expression {
  const described: readonly ObjectMember[] = [
    { key: "errorType", value: literal(name) },
    { key: "errorMessage", value: message },
    ...facts,
  ];
  return object([
    { key: "Error", value: literal(name) },
    { key: "Cause", value: call("string", object(described)) },
    ...facts.filter(({ key }) => key !== "taskArn" && key !== "logs"),
  ]);
}

function text(...parts: readonly Expression[]): Expression {
  return parts.reduce((left, right) => binary("&", left, right));
}
