import type { Node } from "../../ir/index.ts";
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
  object,
  regex,
  someExpression,
  source,
} from "../../jsonata/index.ts";
import type { FlowLowering } from "../place.ts";

/** What can go wrong in a state other than that its task fails. */
interface Raising {
  /** Those that JavaScript may throw at. */
  readonly expressions: readonly Expression[];
  /** It awaits a flow. */
  readonly ofFlow: boolean;
}

/** What a state hands to its Catch, as the error that JavaScript knows; undefined where it is that already. */
export function raisedBy(
  { expressions, ofFlow }: Raising,
  flow: FlowLowering,
): Expression | undefined {
  if (expressions.length === 0 && !ofFlow) return undefined;
  const given = ofFlow ? errorOfFlow(flow.freshLocal("execution")) : source("error");
  return expressions.length > 0 ? errorOfExpression(given, expressions, flow) : given;
}

/** Whether a state awaits a flow itself. Within a Parallel or Map each such state fails with the flow's own error already. */
export function awaitsFlow(node: Node): boolean {
  return node.kind === "task" && node.action.kind === "flow";
}

/**
 * For Step Functions a flow that failed is `States.TaskFailed` with the description of its execution as the cause, in which its own error stands. An
 * execution that was stopped may have neither an error nor a cause, and one that timed out says it by its status.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export function errorOfFlow(name: string): Expression {
  const cause = member(source("error"), "Cause");
  const execution = local(name);
  const given = (key: string, otherwise: Expression): Expression =>
    conditional(call("exists", member(execution, key)), member(execution, key), otherwise);
  const isTimedOut = binary("=", member(execution, "Status"), literal("TIMED_OUT"));
  const own = object([
    { key: "Error", value: given("Error", literal("Stopped")) },
    { key: "Cause", value: given("Cause", literal("")) },
  ]);
  const late = object([
    { key: "Error", value: literal("TaskTimedOut") },
    { key: "Cause", value: literal("") },
  ]);
  const isExecution = call("contains", cause, regex('^\\{[\\s\\S]*"ExecutionArn":'));
  const told = block([{ name, value: call("parse", cause) }], conditional(isTimedOut, late, own));
  return conditional(isExecution, told, source("error"));
}

/**
 * An expression that raised `TypeError: …` fails as `States.QueryEvaluationError`, and that text stands at the end of the cause. Text that is no
 * JSON gives a text of Step Functions' own.
 */
function errorOfExpression(
  given: Expression,
  expressions: readonly Expression[],
  { freshLocal }: FlowLowering,
): Expression {
  const [error, thrown] = [freshLocal("error"), freshLocal("thrown")];
  const cause = member(local(error), "Cause");
  const found = call(
    "match",
    cause,
    regex(`${FAILED}[\\s\\S]*?([A-Z][A-Za-z]*Error): ([\\s\\S]*)`),
    literal(1),
  );
  const named = object([
    { key: "Error", value: index(local(thrown), 0) },
    { key: "Cause", value: index(local(thrown), 1) },
  ]);
  const unparsed = object([
    { key: "Error", value: literal("SyntaxError") },
    { key: "Cause", value: call("replace", cause, regex(`^[\\s\\S]*${FAILED}[.:] `), literal("")) },
  ]);
  const parses = expressions.some((each) => someExpression(each, isParse));
  const other = parses
    ? conditional(call("contains", cause, regex(FAILED)), unparsed, local(error))
    : local(error);
  return block(
    [
      { name: error, value: given },
      { name: thrown, value: member(index(found, 0), "groups") },
    ],
    conditional(call("exists", local(thrown)), named, other),
  );
}

const FAILED = "threw an error during evaluation";

function isParse(part: Expression): boolean {
  return part.kind === "call" && part.callee === "parse";
}
