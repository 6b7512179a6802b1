import type { CompiledFlow } from "../../compiler/index.ts";
import type { BackfillItem } from "../../operations/index.ts";
import { flagNames } from "../run/flag-names.ts";
import type { painter } from "../terminal.ts";
import { columns } from "../terminal.ts";
import { countsOf } from "./counts.ts";
import type { WantedBackfill } from "./read-backfill.ts";

/** What a backfill will do and cost, in a few lines. */
export function describePlan(
  wanted: WantedBackfill,
  items: readonly BackfillItem[],
): readonly string[] {
  const { flow, times, timezone, every } = wanted;
  const what = every === "day" ? "days" : "scheduled times";
  return [
    `${flow.name}: ${many(times.length, what)}, ${spanOf(wanted)} (${timezone})`,
    ...(every === "day" && flow.schedules.length === 0
      ? ["  it has no schedule: one run for each day"]
      : []),
    ...(wanted.ahead > 0
      ? [`  ${many(wanted.ahead, every === "day" ? "days" : "times")} yet to come: left out`]
      : []),
    ...hiddenParams(flow),
    `  ${work(wanted, items)}`,
    ...cost(wanted, items),
  ];
}

/** @example `2026-01-01 to 2026-01-31, the newest first` */
function spanOf({ times, timeText }: WantedBackfill): string {
  const [first = Number.NaN, last = Number.NaN] = [times.at(0), times.at(-1)].map((time) =>
    time?.scheduledTime.getTime(),
  );
  const [from, to] = [Math.min(first, last), Math.max(first, last)].map((time) =>
    timeText(new Date(time)),
  );
  if (from === to) return `${from}`;
  return `${from} to ${to}${first > last ? ", the newest first" : ""}`;
}

/** Params whose flags mean something else here. */
function hiddenParams({ name, paramsSchema }: CompiledFlow): readonly string[] {
  const names = flagNames(paramsSchema).map((flag) => flag.replace(/^\[?--|\]$/g, ""));
  const hidden = OWN_OPTIONS.filter((option) => names.includes(option));
  if (hidden.length === 0) return [];
  const flags = hidden.map((option) => `--${option}`).join(", ");
  return [`  ${flags}: the backfill's own; ${name} gets params of that name by --input`];
}

const OWN_OPTIONS = [
  "from",
  "to",
  "concurrency",
  "order",
  "every",
  "zone",
  "label",
  "input",
  "env",
];

/** US dollars of a backfill's state transitions, at the least. */
export function leastDollars(
  { flow }: Pick<WantedBackfill, "flow">,
  items: readonly BackfillItem[],
): number {
  return flow.stats.dollarsPerRun * startsOf(items).length;
}

/** Each time, and what is to be done about it. */
export function planTable(
  { timeText }: WantedBackfill,
  items: readonly BackfillItem[],
  paint: ReturnType<typeof painter>,
): string {
  const rows = items.map(({ scheduledTime, action, name, found }) => [
    `  ${timeText(scheduledTime)}`,
    action === "leave" ? paint("dim", "leave") : paint("cyan", action),
    found === undefined ? "" : found.status.toLowerCase().replace("_", " "),
    paint("dim", action === "leave" && found === undefined ? "no run" : name),
  ]);
  return columns(rows);
}

function work({ concurrency }: WantedBackfill, items: readonly BackfillItem[]): string {
  const before = items.filter(({ action }) => action !== "start");
  const { succeeded, failed, unwanted } = countsOf(before, new Map());
  const starts = startsOf(items).length;
  const waits = items.filter(({ action }) => action === "wait").length;
  const said = [
    starts === 0 ? "nothing to run" : `${starts.toLocaleString("en")} to run`,
    ...(waits === 0 ? [] : [`${waits} running already`]),
    ...(succeeded === 0 ? [] : [`${succeeded} succeeded before`]),
    ...(failed === 0 ? [] : [`${failed} failed before`]),
    ...(unwanted === 0 ? [] : [`${unwanted} without a run`]),
  ];
  const pace = starts + waits > 1 ? `; ${concurrency} at once` : "";
  return `${said.join(", ")}${pace}`;
}

function cost(wanted: WantedBackfill, items: readonly BackfillItem[]): readonly string[] {
  const starts = startsOf(items).length;
  if (starts === 0) return [];
  const { transitions } = wanted.flow.stats;
  const total = (transitions * starts).toLocaleString("en");
  return [
    `  at least ${many(transitions, "state transitions")} a run, ${total} in all: ${dollars(leastDollars(wanted, items))} on AWS,`,
    "  besides what its tasks, loops and other flows cost",
  ];
}

function startsOf(items: readonly BackfillItem[]): readonly BackfillItem[] {
  return items.filter(({ action }) => action === "start");
}

/** @example `about $0.02` */
function dollars(amount: number): string {
  if (amount < 0.01) return "less than $0.01";
  return `about $${amount.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** @example `1 day`, `31 days` */
export function many(count: number, plural: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? plural.replace(/s$/, "") : plural}`;
}
