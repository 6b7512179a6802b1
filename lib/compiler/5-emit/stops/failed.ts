import type { FailState, ParallelState } from "../../../asl/index.ts";
import {
  binary,
  call,
  conditional,
  type Expression,
  literal,
  member,
  read,
  source,
  type VariableId,
} from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { printed } from "../template.ts";
import { nameOf } from "./name-of.ts";

interface Failing {
  /** What holds the error. */
  readonly failure: VariableId;
  /** What begins anew with a redrive. */
  readonly counters: readonly VariableId[];
  /** Of the Task. */
  readonly name: string;
  readonly take: (label: string) => string;
  readonly passesInput: boolean;
}

/**
 * Where a run ends that a step has failed: with the step's error, and so that a redrive goes on with the step. A redrive enters a Fail again, and
 * that would fail again; a Parallel around it catches what the Fail says then.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export function emitFailed(
  { failure: kept, counters, name, take, passesInput }: Failing,
  context: GraphContext,
): ParallelState {
  const end = take(`fail ${name}`);
  const failure = read(kept);
  const isRedriven = binary(">", redriveCount, member(source("input"), "redriveCount"));
  const error = conditional(isRedriven, literal(REDRIVEN), member(failure, "Error"));
  const fail = {
    Type: "Fail",
    Error: printed(error, context.variables),
    Cause: printed(member(failure, "Cause"), context.variables),
  } as FailState;
  const count = conditional(call("exists", redriveCount), redriveCount, literal(0));
  const anew = counters.map((variable) => [nameOf(variable, context), 0] as const);
  return {
    Type: "Parallel",
    Comment: `Ends the run with the error of ${name}; a redrive runs ${name} again`,
    Arguments: { redriveCount: printed(count, context.variables) },
    Branches: [{ StartAt: end, States: { [end]: fail } }],
    Catch: [
      {
        ErrorEquals: [REDRIVEN],
        Next: name,
        ...(anew.length > 0 && { Assign: Object.fromEntries(anew) }),
        ...(passesInput && { Output: "{% $states.input %}" }),
      },
    ],
    End: true,
  };
}

const REDRIVEN = "Redriven";

const redriveCount: Expression = member(member(source("context"), "Execution"), "RedriveCount");
