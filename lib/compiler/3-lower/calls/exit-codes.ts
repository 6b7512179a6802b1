import type { LoadedContainer, LoadedRetry } from "../../1-load/index.ts";
import type { ChoiceNode, Edge, Rule, TaskNode } from "../../ir/index.ts";
import {
  binary,
  call,
  type Expression,
  list,
  literal,
  member,
  nullable,
  or,
  read,
  source,
  type VariableId,
} from "../../jsonata/index.ts";
import { assigning, goTo } from "../edges.ts";
import { exitCodeIn, isEcsTask } from "../errors/caught-error.ts";
import type { StepPlace } from "../place.ts";
import { ended } from "./ended.ts";
import { resultEdge } from "./result.ts";
import { ecsRetry, errorName } from "./retries.ts";

type Common = Omit<TaskNode, "retry" | "catch">;

/** What a try that failed left behind. */
interface Failure {
  readonly error: VariableId;
  readonly exitCode: VariableId;
}

/**
 * A container with named exit codes. For Step Functions each of them is a failure, so the failure is caught, its exit code read, and a choice
 * decides: a named code goes on as the result, anything else goes on as the error it was. A `retry` becomes a loop through that choice, since
 * `Retry` would try a named code again: it comes before `Catch` and can't look at the exit code.
 */
export function exitCodeHandling(container: LoadedContainer, common: Common, at: StepPlace): Edge {
  const { graph, flow, exits } = at.place;
  const failure: Failure = {
    error: flow.variables.declare("failure", "never"),
    exitCode: flow.variables.declare("exitCode", "null"),
  };
  const retry = container.retry && container.retry.attempts > 1 ? container.retry : undefined;
  const task = graph.reserve();
  const again = retry && retryLoop(retry, failure, goTo(task), common, at);
  const decide: ChoiceNode = {
    kind: "choice",
    origin: { span: common.origin.span, label: `exit code of ${container.name}` },
    rules: [...namedCodes(container, failure, at), ...(again ? [again.rule] : [])],
    otherwise: exits.throw({ ...errorOf(failure), origin: failOrigin(container, common) }),
  };
  const caught = {
    errors: [retry ? "States.ALL" : "States.TaskFailed"],
    edge: assigning(remember(failure), goTo(graph.add(decide))),
  };
  graph.define(task, {
    ...common,
    retry: [ecsRetry],
    catch: retry ? [caught] : [caught, ...exits.catches()],
  });
  return again ? assigning([again.start], goTo(task)) : goTo(task);
}

function failOrigin(container: LoadedContainer, { origin }: Common) {
  return { span: origin.span, label: `${container.name} failed` };
}

function remember(failure: Failure): Edge["assign"] {
  return [
    { variable: failure.error, value: source("error") },
    { variable: failure.exitCode, value: exitCodeIn(errorOf(failure).cause) },
  ];
}

function errorOf({ error }: Failure): { readonly error: Expression; readonly cause: Expression } {
  return { error: member(read(error), "Error"), cause: member(read(error), "Cause") };
}

/** One rule a code; where nobody reads the result, one for all. */
function namedCodes(
  container: LoadedContainer,
  { exitCode }: Failure,
  at: StepPlace,
): readonly Rule[] {
  const code = nullable(read(exitCode));
  const named = Object.entries(container.exitCodes ?? {}).map(
    ([text, outcome]) => [Number(text), outcome] as const,
  );
  if (at.into === undefined && named.length > 1) {
    const codes = list(...named.map(([each]) => literal(each)));
    return [{ test: binary("in", code, codes), edge: at.next }];
  }
  return named.map(([each, outcome]) => ({
    test: binary("=", code, literal(each)),
    edge: resultEdge(at, ended(each, outcome)),
  }));
}

function retryLoop(
  retry: LoadedRetry,
  failure: Failure,
  again: Edge,
  common: Common,
  at: StepPlace,
) {
  const attempt = at.place.flow.variables.declare("attempt", "never");
  const wait = at.place.graph.add({
    kind: "wait",
    origin: { span: common.origin.span, label: `wait before ${common.origin.label}` },
    duration: delayBefore(retry, read(attempt)),
    next: assigning([{ variable: attempt, value: binary("+", read(attempt), literal(1)) }], again),
  });
  const left = binary("<", read(attempt), literal(retry.attempts));
  const rule: Rule = { test: binary("and", left, isRetried(retry, failure)), edge: goTo(wait) };
  return { rule, start: { variable: attempt, value: literal(1) } };
}

function isRetried(retry: LoadedRetry, failure: Failure): Expression {
  const { error, cause } = errorOf(failure);
  const is = (name: string): Expression => binary("=", error, literal(name));
  if (retry.on === undefined) return call("not", is("States.QueryEvaluationError"));
  const tests = retry.on.map((name) =>
    name === "ContainerExited"
      ? binary("and", is(errorName(name)), isEcsTask(cause))
      : is(errorName(name)),
  );
  return or(...tests);
}

/** Seconds before the next try, a whole number as Wait needs it. */
function delayBefore(retry: LoadedRetry, attempt: Expression): Expression {
  const grown =
    retry.backoff === 1
      ? literal(retry.delaySeconds)
      : binary(
          "*",
          literal(retry.delaySeconds),
          call("power", literal(retry.backoff), binary("-", attempt, literal(1))),
        );
  const { maxDelaySeconds } = retry;
  const bounded =
    maxDelaySeconds === undefined ? grown : call("min", list(grown, literal(maxDelaySeconds)));
  if (retry.jitter) return call("floor", binary("*", call("random"), bounded));
  return Number.isInteger(retry.backoff) ? bounded : call("ceil", bounded);
}
