import type { RunEvent } from "../../lib/timeline/index.ts";
import { streamLink } from "./console-links.ts";
import type { EndedEvent, EndedRun } from "./ended-event.ts";
import { type FoundFailure, findFailure, type RunPorts } from "./find-failure.ts";
import { flowOf, type KnownFlow, type KnownFlows } from "./known-flows.ts";
import { logPlace } from "./log-place.ts";
import { type Notice, type NoticeLog, noticeOf } from "./notice.ts";
import { type LogPorts, readLines } from "./read-lines.ts";
import { type RunInput, runInput } from "./run-input.ts";

/** Where notices go, by a name of it. */
export type Targets = Readonly<Record<string, (notice: Notice) => Promise<void>>>;

export interface NoticePorts {
  readonly known: KnownFlows;
  readonly runs: RunPorts;
  readonly logs: LogPorts;
  readonly targets: Targets;
  /** Notes what could not be found out. */
  warn(message: string, error: unknown): void;
}

/**
 * Tells of a run that ended without success, once:
 *
 * 1. A run that another flow of this environment waits for is not told of: that flow answers for it, by its own failure or by a `catch`. Unless it was redriven by hand: then nobody
 *    waits any more.
 * 2. Whatever can't be found out is left out; a notice that says little is better than none.
 * 3. One target's failure keeps no other from its notice. The call then fails, so that Lambda tries again, and only for the targets that have it not yet. Who has it is
 *    kept in memory: a new instance of the function may tell a second time, which harms less than a table for it would cost.
 */
export function tellFailure(ports: NoticePorts): (event: EndedEvent) => Promise<void> {
  const told = new Set<string>();
  return async ({ detail }) => {
    const flow = flowOf(ports.known, detail.executionArn);
    if (flow === undefined) return;
    const untold = Object.entries(ports.targets).filter(([name]) => !told.has(keyOf(detail, name)));
    if (untold.length === 0) return;
    const notice = await noticeFor(ports, flow, detail);
    if (notice === undefined) return;
    const sent = await Promise.allSettled(
      untold.map(async ([name, send]) => {
        await send(notice);
        told.add(keyOf(detail, name));
      }),
    );
    forget(told);
    const errors = sent.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    if (errors.length > 0)
      throw new AggregateError(errors, `not told: ${errors.map(String).join("; ")}`);
  };
}

/** A redriven run that fails again is told of again. */
function keyOf({ executionArn, redriveCount }: EndedRun, target: string): string {
  return `${executionArn} ${redriveCount ?? 0} ${target}`;
}

const MOST_REMEMBERED = 1000;

/** A set keeps the order of adding. */
function forget(told: Set<string>): void {
  for (const key of told) {
    if (told.size <= MOST_REMEMBERED) return;
    told.delete(key);
  }
}

async function noticeFor(
  ports: NoticePorts,
  flow: KnownFlow,
  run: EndedRun,
): Promise<Notice | undefined> {
  const { known } = ports;
  const { executionArn } = run;
  const history = await tried(ports, "the history", ports.runs.history(executionArn));
  const input = runInput(known, inputOf(history ?? []) ?? run.input);
  if (isToldByParent(run, input)) return undefined;
  const finding = findFailure(ports.runs, executionArn, history ?? []);
  const found = (await tried(ports, "what failed", finding)) ?? { places: [] };
  const log = await tried(ports, "the log", logOf(ports, run, found));
  return noticeOf({ known, flow, run, input, found, log });
}

function isToldByParent({ redriveCount }: EndedRun, { parent }: RunInput): boolean {
  return parent !== undefined && !redriveCount;
}

function inputOf([first]: readonly RunEvent[]): string | undefined {
  const details: unknown = first && Reflect.get(first, "executionStartedEventDetails");
  const input: unknown = typeof details === "object" && details && Reflect.get(details, "input");
  return typeof input === "string" ? input : undefined;
}

async function tried<T>(
  ports: NoticePorts,
  what: string,
  asked: Promise<T>,
): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    ports.warn(`${what} could not be read`, error);
    return undefined;
  }
}

async function logOf(
  { known, logs }: NoticePorts,
  run: EndedRun,
  { places }: FoundFailure,
): Promise<NoticeLog | undefined> {
  const innermost = places.at(-1);
  if (innermost === undefined) return undefined;
  const { step, executionArn } = innermost;
  const place = logPlace(step, executionArn, known.environment);
  if (place === undefined) return undefined;
  const read = await readLines(logs, place, step.state);
  if (read === undefined) return undefined;
  const link = streamLink(run.executionArn, place.group, read.stream);
  return { name: place.group.split("/").at(-1) ?? "", lines: read.lines, link };
}
