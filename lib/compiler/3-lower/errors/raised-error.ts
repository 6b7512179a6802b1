import {
  binary,
  block,
  call,
  conditional,
  type Expression,
  lambda,
  list,
  literal,
  local,
  member,
  object,
  regex,
  source,
} from "../../jsonata/index.ts";
import type { Failing } from "./failing-in.ts";

/**
 * What a state hands to its Catch, as the flow's own error: for Step Functions a flow that failed is `States.TaskFailed` with the description of its
 * execution as the cause, in which its own error stands.
 */
export function raisedError(
  { steps, nested }: Pick<Failing, "steps" | "nested">,
  freshLocal: (hint: string) => string,
): Expression {
  const error = source("error");
  if (!steps.has("flow")) return error;
  if (!nested) return ownError(error, (inner) => inner, freshLocal);
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
  const isExecution = call("contains", member(error, "Cause"), regex('^\\{[\\s\\S]*"ExecutionArn":'));
  return conditional(isExecution, use(inner), error);
}
