import type { ContainerAction, Stops } from "../../ir/index.ts";
import {
  binary,
  call,
  type Expression,
  index,
  list,
  literal,
  member,
  read,
} from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { dataBucket } from "../local-names.ts";
import { contextMember } from "./context-member.ts";

/** A variable of a container's environment. */
export interface Variable {
  readonly name: string;
  readonly value: Expression;
}

/** What every container is told of the run that it is in, so that its own logs, traces and results can be found by that. */
export function runContext(
  { action, stops }: { readonly action: ContainerAction; readonly stops: Stops | undefined },
  { flow, isChild }: GraphContext,
): readonly Variable[] {
  return [
    { name: "NAGARE_RUN", value: execution("Id") },
    { name: "NAGARE_FLOW", value: literal(flow) },
    { name: "NAGARE_STEP", value: state("Name") },
    { name: "NAGARE_ATTEMPT", value: call("string", attempt(stops)) },
    // The executions of a distributed Map have an item in place of the run's input.
    ...(isChild ? [] : [{ name: "NAGARE_SCHEDULED_TIME", value: scheduledTime }]),
    ...(action.fence ? [{ name: "NAGARE_FENCE", value: call("string", action.fence) }] : []),
    ...(action.reports
      ? [{ name: "NAGARE_TASK_TOKEN", value: contextMember("Task", "Token") }]
      : []),
    ...(action.writesFile ? [{ name: OUTPUT_VARIABLE, value: outputAddress(action, flow) }] : []),
    { name: "TRACEPARENT", value: traceparent },
    ...imageTag(action),
  ];
}

function imageTag({ tag }: ContainerAction): readonly Variable[] {
  if (tag === undefined) return [];
  const value = member(read(tag.registered), "tag");
  return ["NAGARE_IMAGE_TAG", "DD_VERSION"].map((name) => ({ name, value }));
}

/** Where a container finds the address to write its result to. */
export const OUTPUT_VARIABLE = "NAGARE_OUTPUT";

/** A new place for each try: what one that failed has written is nobody's result. */
function outputAddress({ container }: ContainerAction, flow: string): Expression {
  const folder = literal(`s3://${dataBucket}/runs/${flow}/`);
  const file = [literal(`/${container}-`), call("uuid"), literal(".json")];
  return join(folder, execution("Name"), ...file);
}

/** Every time that it was started counts: those that Step Functions counts, and those that the states behind a container that stopped do. */
function attempt(stops: Stops | undefined): Expression {
  if (stops === undefined) return binary("+", state("RetryCount"), literal(1));
  const { starts, tries, retry } = stops;
  // The list leaves out what has no value yet.
  const counters = [read(starts), ...(retry ? [read(tries)] : [])];
  return call("sum", list(literal(1), state("RetryCount"), ...counters));
}

/** What the schedule or backfill said, else the start: the list leaves out what is not there. */
const scheduledTime = index(
  list(member(member(execution("Input"), "nagare"), "scheduledTime"), execution("StartTime")),
  0,
);

/**
 * One trace a run, and a span of it for the state; version 00, sampled. Both ids are a hash, which is hexadecimal already.
 *
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
const traceparent = join(
  literal("00-"),
  hash(execution("Id")),
  literal("-"),
  call("substring", hash(state("EnteredTime")), literal(0), literal(16)),
  literal("-01"),
);

function hash(text: Expression): Expression {
  return call("hash", text, literal("MD5"));
}

function join(...parts: readonly Expression[]): Expression {
  return parts.reduce((left, right) => binary("&", left, right));
}

function execution(name: string): Expression {
  return contextMember("Execution", name);
}

function state(name: string): Expression {
  return contextMember("State", name);
}
