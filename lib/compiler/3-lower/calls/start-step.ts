import ts from "typescript";
import type { LoadedContainer, LoadedFlow, LoadedStep, LoadedTask } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { mayDiffer } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { hold } from "../bind-names.ts";
import type { Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { errorOfFlow } from "../errors/raised-error.ts";
import { guardedStep } from "../locks/guarded-step.ts";
import { originAt, type StepPlace } from "../place.ts";
import { startContainer } from "./container.ts";
import { isPlain } from "./inline-function.ts";
import { payloadOf } from "./payload.ts";
import { resultEdge } from "./result.ts";
import { lambdaRetry, taskRetries } from "./retries.ts";
import { waitOf } from "./wait-of.ts";

/** A task, container or other flow with its input, awaited by `node`. */
export function startStep(
  step: LoadedStep,
  input: Value | undefined,
  node: ts.Node,
  at: StepPlace,
): Edge {
  if (step.kind === "flow") return startFlow(step, input, node, at);
  return guardedStep(step, input, node, at, (given, inner) =>
    step.kind === "task"
      ? startTask(step, given, node, inner)
      : startTaken(step, given, node, inner),
  );
}

/**
 * Command and environment both read the input: what would differ each time is taken once for both, and for every try. So is what is computed, where the state before
 * the container's reads it too.
 */
function startTaken(
  container: LoadedContainer,
  input: Value | undefined,
  node: ts.Node,
  at: StepPlace,
): Edge {
  const isTaken =
    input && (mayDiffer(input.expression) || (container.gives.length > 0 && !isPlain(input)));
  if (!isTaken) return startContainer(container, input, node, at);
  const { variable, value } = hold(input, at.place, "input");
  const taken = assignment(at.place, variable, input.expression, node);
  return assigning(taken, startContainer(container, value, node, at));
}

/** Invokes the task's Lambda function. */
function startTask(task: LoadedTask, input: Value | undefined, node: ts.Node, at: StepPlace): Edge {
  const { place } = at;
  place.flow.calls.tasks.add(task.name);
  const added = place.graph.add({
    kind: "task",
    origin: originAt(place, node, at.token?.name ?? task.name),
    action: {
      kind: "lambda",
      task: task.name,
      ...(isSmall(at.type) && { isSmall: true }),
      ...(input && { payload: payloadOf(input, at.context) }),
      ...(task.takesContext && place.turns && { turns: place.turns }),
      ...(task.takesContext && place.fence && { fence: place.fence }),
    },
    retry: [lambdaRetry, ...taskRetries(task.retries)],
    ...(at.token ? waitOf(at.token, at) : { timeoutSeconds: task.timeoutSeconds }),
    next: resultEdge(at),
    catch: place.exits.catches(),
  });
  return goTo(added);
}

/** Whether any value of a type has a few bytes at most. */
function isSmall(type: ts.Type): boolean {
  const types = type.isUnion() ? type.types : [type];
  return types.every(({ flags }) => (flags & SMALL) !== 0);
}

const SMALL =
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.StringLiteral |
  ts.TypeFlags.Null |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Void |
  ts.TypeFlags.Never;

/** Starts the other flow and waits for its end. */
function startFlow(flow: LoadedFlow, input: Value | undefined, node: ts.Node, at: StepPlace): Edge {
  const { place } = at;
  place.flow.calls.flows.add(flow.name);
  place.flow.locks.await(flow.name, place.flow.project.spanOf(node), place.held);
  const added = place.graph.add({
    kind: "task",
    origin: originAt(place, node, at.token?.name ?? flow.name),
    action: { kind: "flow", flow: flow.name, ...(input && { params: input.expression }) },
    retry: [],
    next: resultEdge(at),
    catch: place.exits.catches(),
    ...(at.token
      ? waitOf(at.token, at)
      : {
          failed: {
            failure: place.flow.variables.declare("failure", "never"),
            value: errorOfFlow("execution"),
          },
        }),
  });
  return goTo(added);
}
