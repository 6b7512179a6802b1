import {
  type Attempt,
  duration,
  problemOf,
  type StepStatus,
  type Timeline,
  type TimelineStep,
  tryOf,
} from "../../timeline/index.ts";
import { fitted, painter } from "../terminal.ts";
import { drawBar } from "./draw-bar.ts";
import { whatCameOut, whatWentIn } from "./essence.ts";
import { rowsOf, type TimelineRow } from "./rows.ts";

export interface DrawOptions {
  readonly color: boolean;
  /** Inputs and outputs whole, of every step, and every item. */
  readonly full: boolean;
  /** @default 80 */
  readonly width?: number;
}

const BAR_WIDTH = 20;
const TIME_WIDTH = 8;

/** A timeline for a terminal: a line a step, with its time and where in the run that was, and below it what went in, out and wrong. */
export function drawTimeline(timeline: Timeline, options: DrawOptions): string {
  const rows = rowsOf(timeline.steps, options.full);
  const { width = 80 } = options;
  const room = width - TIME_WIDTH - BAR_WIDTH - 2;
  const labels = rows.filter(({ kind }) => kind !== "hint").map(labelOf);
  const longest = Math.max(...labels.map(({ length }) => length), 0);
  const draw = { ...options, timeline, width, labelWidth: Math.min(longest, room) };
  return rows.flatMap((row) => drawRow(row, draw)).join("\n");
}

interface Draw extends DrawOptions {
  readonly timeline: Timeline;
  readonly width: number;
  readonly labelWidth: number;
}

function drawRow(row: TimelineRow, draw: Draw): readonly string[] {
  const paint = painter(draw.color);
  // What is to be typed is of no use when cut.
  if (row.kind === "hint") return [paint("dim", labelOf(row))];
  const label = fitted(labelOf(row), draw.labelWidth);
  if (row.kind !== "step") return [paint("dim", label)];
  const { step } = row;
  const { style } = LOOKS[step.status];
  const time = duration((step.to ?? lastOf(step) ?? draw.timeline.to) - step.from);
  const bar = paint(style, drawBar(step, draw.timeline, BAR_WIDTH));
  const head = paint(style, label.padEnd(draw.labelWidth));
  const line = `${head} ${time.padStart(TIME_WIDTH)} ${bar}`.trimEnd();
  return [line, ...details(row.depth, step, draw)];
}

function labelOf(row: TimelineRow): string {
  const indent = "  ".repeat(row.depth);
  if (row.kind !== "step") return `${indent}${row.text}`;
  const { step, item } = row;
  const number = item === undefined ? "" : ` [${item}]`;
  return `${indent}${LOOKS[step.status].mark} ${step.state}${number}`;
}

const LOOKS = {
  succeeded: { mark: "✓", style: "green" },
  caught: { mark: "↷", style: "yellow" },
  failed: { mark: "✗", style: "red" },
  stopped: { mark: "■", style: "yellow" },
  running: { mark: "▸", style: "cyan" },
} as const satisfies Record<StepStatus, object>;

/** A step that was not left ended when its last try did. */
function lastOf({ attempts, status }: TimelineStep): number | undefined {
  return status === "running" ? undefined : attempts.at(-1)?.to;
}

function details(depth: number, step: TimelineStep, draw: Draw): readonly string[] {
  const paint = painter(draw.color);
  const indent = " ".repeat(2 * depth + 4);
  const isTold = draw.full || step.kind === "Task";
  const input = isTold ? shown("in ", whatWentIn(step), indent, draw) : [];
  const output = isTold ? shown("out", whatCameOut(step), indent, draw) : [];
  const wrong = tries(step).map((line) =>
    paint("red", fitted(`${indent}${line}`, draw.full ? Number.POSITIVE_INFINITY : draw.width)),
  );
  return [...input, ...wrong, ...output];
}

/** A value on one line as far as it goes; in full, on as many as it takes. */
function shown(name: string, value: unknown, indent: string, draw: Draw): readonly string[] {
  if (value === undefined) return [];
  const paint = painter(draw.color);
  const text = draw.full ? JSON.stringify(value, null, 2) : JSON.stringify(value);
  const lines = `${name} ${text}`.split("\n").map((line) => `${indent}${line}`);
  return lines.map((line) => paint("dim", draw.full ? line : fitted(line, draw.width)));
}

/** What went wrong: of one try the error alone, of several each. */
function tries({ attempts, error, cause, kind }: TimelineStep): readonly string[] {
  if (attempts.length > 1) return attempts.map((_, at) => oneTry(attempts, at));
  // Of what is inside of it, that has been told already.
  const isTold = kind === "Parallel" || kind === "Map";
  return error === undefined || isTold ? [] : [problemOf(error, cause)];
}

function oneTry(attempts: readonly Attempt[], at: number): string {
  const { from = 0, to, error, cause } = attempts[at] ?? {};
  const { number, redrive } = tryOf(attempts, at);
  const again = number === 1 ? "" : `, try ${number}`;
  const name = redrive === undefined ? `try ${number}` : `redrive ${redrive}${again}`;
  const time = to === undefined ? "" : ` ${duration(to - from)}`;
  const end = error === undefined ? "" : `: ${problemOf(error, cause)}`;
  return `${name}${time}${end}`;
}
