import type { Catcher, ChoiceRule, ChoiceState, State, WaitState } from "../../../asl/index.ts";
import type { Catch, Edge, Stops, TaskNode } from "../../ir/index.ts";
import {
  binary,
  type Expression,
  list,
  literal,
  mapExpression,
  member,
  nullable,
  read,
  source,
} from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { catcher } from "../error-handling.ts";
import { printed, template } from "../template.ts";
import { step } from "../transition.ts";
import { type Again, counted, retriesTimeouts, startAgain, tryAgain } from "./again.ts";
import { emitFailed } from "./failed.ts";
import { nameOf } from "./name-of.ts";
import { readsInput } from "./reads-input.ts";
import { anew as beginning, startingAnew } from "./start-anew.ts";
import { stoppedBy } from "./stopped.ts";

/** The states around a container that stopped, and what its Task catches to get there. */
export interface EmittedStops {
  readonly catch: readonly Catcher[];
  /** Where what happened is looked at. */
  readonly choice: string;
  /** Whether each of the states hands on its input, for the Task to see it again. */
  readonly passesInput: boolean;
  /** The edge on which the counters begin anew, where it leads back to the container. */
  readonly anew: (edge: Edge) => Edge;
  readonly states: readonly (readonly [string, State])[];
}

/**
 * A Task's Retry sees the names of errors alone, and ECS has one name for all that can happen to a container. So it is a choice that decides how to go on:
 *
 * ```
 * load ─ States.TaskFailed ▶ load stopped ─ did not start ▶ wait to start load again ▶ load
 *                              ├ exit code 9 ▶ …
 *                              ├ tries left ▶ wait to try load again ▶ load
 *                              └ otherwise ▶ the flow's catch, or load failed
 * ```
 *
 * The states hand their input on, so that the Task sees the same one each time.
 */
export function emitStops(
  node: TaskNode,
  stops: Stops,
  name: string,
  context: GraphContext,
): EmittedStops {
  const take = (label: string): string => context.nameState({ span: node.origin.span, label });
  const choice = take(`${name} stopped`);
  const waits = waitsOf(stops, name, take);
  const all = node.catch.find(catchesAll);
  const failed = all ? undefined : take(`${name} failed`);
  const anew = startingAnew(node, stops, context);
  const passesInput = readsInput(node);
  const decide: ChoiceState = {
    Type: "Choice",
    Comment: `Whether ${name} runs again or is over, by how it stopped`,
    Choices: rulesOf(stops, waits, anew, context),
    ...otherwise(failed, all && anew(fromStopped(all.edge, stops)), context),
  };
  const counters = beginning(stops).map(({ variable }) => variable);
  const ending =
    failed === undefined
      ? []
      : ([
          [
            failed,
            emitFailed({ failure: stops.stopped, counters, name, take, passesInput }, context),
          ],
        ] as const);
  return {
    anew,
    choice,
    passesInput,
    catch: catchers(node, stops, choice, passesInput, anew, context),
    states: [
      [choice, decide],
      ...waits.map((one) => [one.name, waitState(one, name, context)] as const),
      ...ending,
    ],
  };
}

function waitsOf(
  stops: Stops,
  task: string,
  take: (label: string) => string,
): readonly [WaitAgain, ...WaitAgain[]] {
  const starts: WaitAgain = {
    again: startAgain(stops),
    name: take(`wait to start ${task} again`),
    when: "did not start",
    comment: "What kept it from starting may have passed then",
  };
  const again = tryAgain(stops);
  if (again === undefined) return [starts];
  const name = take(`wait to try ${task} again`);
  return [
    starts,
    { again, name, when: "tries left", comment: "As the `retry` of the container says" },
  ];
}

/** A named code is never tried again. */
function rulesOf(
  stops: Stops,
  [starts, ...tries]: readonly [WaitAgain, ...WaitAgain[]],
  anew: (edge: Edge) => Edge,
  context: GraphContext,
): readonly ChoiceRule[] {
  return [
    ruleOf(starts, context),
    ...stops.named.map(({ codes, edge }) => ({
      Comment: `exit code ${codes.join(", ")}`,
      Condition: printed(hasCode(stops, codes), context.variables),
      ...step(anew(edge), context),
    })),
    ...tries.map((one) => ruleOf(one, context)),
  ];
}

interface WaitAgain {
  readonly again: Again;
  readonly name: string;
  /** Why it runs again, as a rule's comment. */
  readonly when: string;
  readonly comment: string;
}

function catchesAll({ errors }: Catch): boolean {
  return errors.includes("States.ALL");
}

/** A catcher for one error alone is meant to go before; `States.TaskFailed` stands for every error but a timeout. */
function catchers(
  node: TaskNode,
  stops: Stops,
  choice: string,
  passesInput: boolean,
  anew: (edge: Edge) => Edge,
  context: GraphContext,
): readonly Catcher[] {
  const others = (wanted: (each: Catch) => boolean): readonly Catcher[] =>
    node.catch.filter(wanted).map((each) => catcher({ ...each, edge: anew(each.edge) }, context));
  const isAll = retriesTimeouts(stops);
  const { action } = node;
  const stopped = action.kind === "container" ? stoppedBy(action) : source("error");
  const own: Catcher = {
    ErrorEquals: [isAll ? "States.ALL" : "States.TaskFailed"],
    Next: choice,
    Assign: { [nameOf(stops.stopped, context)]: printed(stopped, context.variables) },
    ...(passesInput && { Output: "{% $states.input %}" }),
  };
  return [...others((each) => !catchesAll(each)), own, ...(isAll ? [] : others(catchesAll))];
}

function otherwise(
  failed: string | undefined,
  edge: Edge | undefined,
  context: GraphContext,
): Pick<ChoiceState, "Default" | "Assign"> {
  if (edge === undefined) return { Default: failed ?? "" };
  const { Next, ...rest } = step(edge, context);
  return { Default: Next, ...rest };
}

function ruleOf({ again, name, when }: WaitAgain, context: GraphContext): ChoiceRule {
  const next = binary("+", counted(again.counter), literal(1));
  return {
    Comment: when,
    Condition: printed(again.test, context.variables),
    Next: name,
    Assign: { [nameOf(again.counter, context)]: printed(next, context.variables) },
  };
}

function waitState({ again, comment }: WaitAgain, task: string, context: GraphContext): WaitState {
  const Seconds = template(again.seconds, context.variables);
  return { Type: "Wait", Comment: comment, Seconds, Next: task } as WaitState;
}

function hasCode({ stopped }: Stops, codes: readonly number[]): Expression {
  const code = nullable(member(read(stopped), "exitCode"));
  const [only] = codes;
  return codes.length === 1 && only !== undefined
    ? binary("=", code, literal(only))
    : binary("in", code, list(...codes.map((each) => literal(each))));
}

/** Behind the choice the error is what the Catch before it has kept. */
function fromStopped(edge: Edge, { stopped }: Stops): Edge {
  const assign = edge.assign.map((one) => ({
    ...one,
    value: mapExpression(one.value, (part) =>
      part.kind === "source" && part.of === "error" ? read(stopped) : undefined,
    ),
  }));
  return { ...edge, assign };
}
