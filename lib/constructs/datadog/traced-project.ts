import type { JsonObject, JsonValue, MapState, StateMachine, TaskState } from "../../asl/index.ts";
import type { CompiledProject } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { mapStates } from "../definition/map-states.ts";
import { writtenArguments } from "../integrations/arguments-of.ts";
import { traceContext, traceParent, withTrace } from "./trace-context.ts";

/** The project with the trace of a run handed on to its functions, containers and other flows, where an environment is shown in Datadog. No state is added. */
export function tracedProject(
  project: CompiledProject,
  { datadog }: Pick<Environment, "datadog">,
): CompiledProject {
  if (datadog === undefined) return project;
  const flows = project.flows.map((flow) => ({
    ...flow,
    definition: tracedDefinition(flow.definition),
  }));
  return { ...project, flows };
}

/** A definition whose steps hand the trace on; what it computes stays the same. */
export function tracedDefinition(definition: StateMachine): StateMachine {
  return mapStates(definition, { task: tracedTask, map: tracedMap });
}

function tracedTask(task: TaskState): TaskState {
  const args = writtenArguments(task);
  const [, service = ""] = /^arn:aws:states:::([a-z]+:[A-Za-z]+)(\.|$)/.exec(task.Resource) ?? [];
  const change = TRACED.get(service);
  return change?.names(args) ? { ...task, Arguments: change.traced(args) } : task;
}

/** What a call of ours hands on; what a flow asks of the same service by itself stays as it is. */
const TRACED: ReadonlyMap<string, Traced> = new Map([
  [
    "lambda:invoke",
    {
      names: ({ FunctionName }) => String(FunctionName).startsWith("nagare-local-"),
      traced: (args) => withTraceIn(args, "Payload"),
    },
  ],
  [
    "states:startExecution",
    {
      names: ({ StateMachineArn }) => /:123456789012:stateMachine:/.test(String(StateMachineArn)),
      traced: (args) => withTraceIn(args, "Input"),
    },
  ],
  [
    "ecs:runTask",
    {
      names: ({ Cluster }) => Cluster === "nagare-local",
      traced: (args) => withTraceParent(args),
    },
  ],
]);

interface Traced {
  names(args: JsonObject): boolean;
  traced(args: JsonObject): JsonObject;
}

/** An execution of a distributed Map is one of its own, which has what its batch or its selected item has. */
function tracedMap(state: MapState): MapState {
  if (state.ItemProcessor?.ProcessorConfig?.Mode !== "DISTRIBUTED") return state;
  const { ItemBatcher, ItemSelector } = state;
  if (ItemBatcher !== undefined) {
    const BatchInput = traced(ItemBatcher.BatchInput ?? {});
    return { ...state, ItemBatcher: { ...ItemBatcher, BatchInput } };
  }
  return ItemSelector === undefined ? state : { ...state, ItemSelector: traced(ItemSelector) };
}

function withTraceIn(args: JsonObject, member: string): JsonObject {
  const value = args[member];
  return value === undefined ? args : { ...args, [member]: traced(value) };
}

function traced(value: JsonValue): JsonValue {
  if (typeof value === "string") {
    const [, expression] = /^\{%([\s\S]*)%\}$/.exec(value) ?? [];
    return expression === undefined ? value : `{% ${withTrace(expression.trim())} %}`;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return { ...value, _datadog: `{% ${traceContext} %}` };
}

/** In place of the compiler's own `TRACEPARENT`: one that a flow sets itself stays. */
function withTraceParent(args: JsonObject): JsonObject {
  const text = JSON.stringify(args["Overrides"] ?? null);
  const Overrides: JsonValue = JSON.parse(text.replaceAll(jsonPart(plain), jsonPart(traceParent)));
  return Overrides === null ? args : { ...args, Overrides };
}

/** As the compiler writes it: ids of a trace that nobody else knows. */
const plain =
  '"00-" & $hash($states.context.Execution.Id, "MD5") & "-" & $substring($hash($states.context.State.EnteredTime, "MD5"), 0, 16) & "-01"';

/** Text as it stands inside a JSON string. */
function jsonPart(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
