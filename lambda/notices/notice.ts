import { duration, problemOf } from "../../lib/timeline/index.ts";
import { runLink } from "./console-links.ts";
import type { EndedRun } from "./ended-event.ts";
import type { FailurePlace, FoundFailure } from "./find-failure.ts";
import { flowAround, type KnownFlow, type KnownFlows } from "./known-flows.ts";
import type { RunInput } from "./run-input.ts";

/** What is told of a run that failed; each target has its own form for it. */
export interface Notice {
  readonly environment: string;
  readonly flow: string;
  /** Where a run is missing: the state machine that should have it. */
  readonly executionArn: string;
  readonly status: EndedRun["status"] | "NOT_STARTED" | "LATE";
  /** `report failed in prod`. */
  readonly what: string;
  /** The error and what it says, on one line. */
  readonly problem: string;
  /** Where, from the inside out: `load [3] (flows/report.ts:41)`. */
  readonly places: readonly string[];
  /** The step that failed, of this flow or of one that it waited for. */
  readonly step?: string;
  readonly log?: NoticeLog;
  /** Milliseconds since 1970. */
  readonly endedAt: number;
  /** When it was planned for, began and ended. */
  readonly times: readonly string[];
  /** What one may do about it. */
  readonly next: readonly string[];
  readonly link: string;
}

export interface NoticeLog {
  /** Of the function or container. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly link: string;
}

export interface NoticeParts {
  readonly known: KnownFlows;
  readonly flow: KnownFlow;
  readonly run: EndedRun;
  readonly input: RunInput;
  readonly found: FoundFailure;
  readonly log: NoticeLog | undefined;
}

export function noticeOf({ known, flow, run, input, found, log }: NoticeParts): Notice {
  const { executionArn, status, startDate } = run;
  const endedAt = run.stopDate ?? startDate;
  const innermost = found.places.at(-1);
  return {
    environment: known.environment,
    flow: flow.name,
    executionArn,
    status,
    what: `${flow.name} ${ENDS[status].what} in ${known.environment}`,
    problem: problem(run, innermost),
    places: found.places.map((place) => placeText(known, flow, place)).reverse(),
    ...(innermost && { step: innermost.step.state }),
    ...(log && { log }),
    endedAt,
    times: times(run, endedAt, input),
    next: nextSteps(known, flow, run, found),
    link: runLink(executionArn),
  };
}

const ENDS = {
  FAILED: { what: "failed", why: "no cause was given" },
  TIMED_OUT: { what: "timed out", why: "it ran longer than the flow's timeout" },
  ABORTED: { what: "was stopped", why: "somebody stopped it" },
} as const satisfies Record<EndedRun["status"], object>;

const LONGEST_PROBLEM = 400;

function problem(run: EndedRun, place: FailurePlace | undefined): string {
  const text = run.error ? toldProblem(run.error, run.cause ?? "", place) : ENDS[run.status].why;
  return text.length > LONGEST_PROBLEM ? `${text.slice(0, LONGEST_PROBLEM)}…` : text;
}

function toldProblem(error: string, cause: string, place: FailurePlace | undefined): string {
  const { step } = place ?? {};
  // Of a distributed Map it says no more than that too many items failed: the item says why.
  if (error === "States.ExceedToleratedFailureThreshold" && step?.error !== undefined) {
    return `${problemOf(step.error, step.cause)} (more items failed than the map tolerates)`;
  }
  return cause === "" && error in SILENT ? `${error}: ${SILENT[error]}` : problemOf(error, cause);
}

/** Errors that Step Functions gives no cause. */
const SILENT: Readonly<Record<string, string>> = {
  "States.Timeout": "the step took longer than its timeout",
  "States.HeartbeatTimeout": "the step gave no sign of life for longer than its heartbeat",
};

function placeText(known: KnownFlows, own: KnownFlow, { executionArn, step, item }: FailurePlace) {
  const flow = flowAround(known, executionArn);
  const where = flow?.states[step.state] ?? flow?.place;
  const name = item === undefined ? step.state : `${step.state} [${item}]`;
  const inside = flow === undefined || flow.name === own.name ? "" : ` of ${flow.name}`;
  return `${name}${inside}${where === undefined ? "" : ` (${where})`}`;
}

function times(run: EndedRun, endedAt: number, { scheduledTime }: RunInput): readonly string[] {
  const { startDate, redriveCount, status } = run;
  const redriven = redriveCount
    ? `, after ${redriveCount === 1 ? "a redrive" : `${redriveCount} redrives`}`
    : "";
  return [
    ...(scheduledTime === undefined ? [] : [`planned for ${scheduledTime}`]),
    `started ${instant(startDate)}`,
    `${ENDS[status].what.replace("was ", "")} ${instant(endedAt)}, ${duration(endedAt - startDate)} later${redriven}`,
  ];
}

function instant(milliseconds: number): string {
  return new Date(milliseconds)
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC");
}

function nextSteps(
  { environment }: KnownFlows,
  flow: KnownFlow,
  run: EndedRun,
  { end }: FoundFailure,
): readonly string[] {
  const name = `${flow.name}/${run.name} --env ${environment}`;
  return [`see what happened: npx nagare show ${name}`, goOn(name, flow, run, end)];
}

function goOn(name: string, flow: KnownFlow, run: EndedRun, end: string | undefined): string {
  const { status, redriveStatus, redriveStatusReason } = run;
  if (end !== undefined && flow.final.includes(end)) {
    return "a redrive would throw the same error again: start the flow anew";
  }
  // AWS's own example of a stopped run says so too, though such a run can be redriven.
  if (redriveStatus === "NOT_REDRIVABLE" && status !== "ABORTED") {
    return `it can't be redriven: ${redriveStatusReason ?? "Step Functions says so"}`;
  }
  return `go on from what failed: npx nagare redrive ${name}`;
}
