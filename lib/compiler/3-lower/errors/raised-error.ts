import { type Graph, graphsOf, type Node } from "../../ir/index.ts";
import {
  binary,
  block,
  call,
  conditional,
  type Expression,
  index,
  lambda,
  list,
  literal,
  local,
  member,
  object,
  regex,
  someExpression,
  source,
} from "../../jsonata/index.ts";
import type { FlowLowering } from "../place.ts";
import { failingIn } from "./failing-in.ts";

/** What can go wrong in a state other than that its task fails. */
interface Raising {
  /** Those that JavaScript may throw at. */
  readonly expressions: readonly Expression[];
  /** Names of flows that it awaits. */
  readonly flows: readonly string[];
}

/** What a state hands to its Catch, as the error that JavaScript knows; undefined where it is that already. */
export function raisedBy(
  { expressions, flows }: Raising,
  flow: FlowLowering,
): Expression | undefined {
  if (expressions.length === 0 && flows.length === 0) return undefined;
  const ofFlow = flows.length > 0 ? errorOfFlow(flows, flow) : source("error");
  return expressions.length > 0 ? errorOfExpression(ofFlow, expressions, flow) : ofFlow;
}

/** The flows that a state awaits, in nested graphs too. */
export function flowsIn(node: Node): readonly string[] {
  const own = node.kind === "task" && node.action.kind === "flow" ? [node.action.flow] : [];
  const inside = graphsOf(node).flatMap((graph: Graph) =>
    [...graph.nodes.values()].flatMap(flowsIn),
  );
  return [...own, ...inside];
}

/**
 * For Step Functions a flow that failed is `States.TaskFailed` with the description of its execution as the cause, in which its own error stands:
 * once more so, where that flow did not catch the failure of a third one.
 */
function errorOfFlow(names: readonly string[], { project, freshLocal }: FlowLowering): Expression {
  const isNested = project.flows.some(
    ({ name, body }) => names.includes(name) && failingIn(body, project).steps.has("flow"),
  );
  const error = source("error");
  if (!isNested) return ownError(error, (inner) => inner, freshLocal);
  const [unwrap, given] = [freshLocal("unwrap"), freshLocal("error")];
  const body = ownError(local(given), (inner) => call(local(unwrap), inner), freshLocal);
  return block([{ name: unwrap, value: lambda([given], body) }], call(local(unwrap), error));
}

/** An execution that timed out or was stopped has neither an error nor a cause. */
function ownError(
  error: Expression,
  use: (inner: Expression) => Expression,
  freshLocal: (hint: string) => string,
): Expression {
  const [value, key] = [freshLocal("v"), freshLocal("k")];
  const isKept = binary("in", local(key), list(literal("Error"), literal("Cause")));
  const execution = call("parse", member(error, "Cause"));
  const inner = call(
    "merge",
    list(
      object([
        { key: "Error", value: member(error, "Error") },
        { key: "Cause", value: literal("") },
      ]),
      call("sift", execution, lambda([value, key], isKept)),
    ),
  );
  const isExecution = call(
    "contains",
    member(error, "Cause"),
    regex('^\\{[\\s\\S]*"ExecutionArn":'),
  );
  return conditional(isExecution, use(inner), error);
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
