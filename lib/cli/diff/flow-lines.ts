import type { FlowDetail, RunCost } from "../../changes/index.ts";
import { type Line, line, wrapped } from "./line.ts";
import type { ReportOptions } from "./report-text.ts";
import { resourceText } from "./resource-text.ts";
import { settingLines } from "./setting-lines.ts";
import { taskDetailLines } from "./task-lines.ts";

type Lines<Kind extends FlowDetail["kind"]> = (
  detail: Extract<FlowDetail, { readonly kind: Kind }>,
  options: ReportOptions,
) => readonly Line[];

/** What of a flow changes, below its name. */
export function flowLines(detail: FlowDetail, options: ReportOptions): readonly Line[] {
  return LINES[detail.kind](detail as never, options);
}

const LINES: { readonly [Kind in FlowDetail["kind"]]: Lines<Kind> } = {
  steps: ({ steps }, { width }) => {
    const count = steps.length === 1 ? "1 step" : `${steps.length} steps`;
    return wrapped(" ", 1, `${count}: ${steps.join(", ")}`, width);
  },
  "step-added": ({ step, does }, { stack }) => [line("+", 1, stepText(step, does, stack))],
  "step-removed": ({ step, does }, { stack }) => [line("-", 1, stepText(step, does, stack))],
  "step-renamed": ({ step, before }) => [line("~", 1, `step ${before} → ${step}  (renamed)`)],
  "step-changed": ({ step, fields }, { stack, width }) => [
    line("~", 1, step === "(start)" ? "start" : `step ${step}`),
    ...fields.flatMap((field) =>
      settingLines(
        {
          ...field,
          ...(field.before === undefined ? {} : { before: resourceText(field.before, stack) }),
          ...(field.after === undefined ? {} : { after: resourceText(field.after, stack) }),
        },
        { depth: 2, width },
      ),
    ),
  ],
  "start-added": ({ start }, { width }) =>
    wrapped("+", 1, startText(start.when, start.enabled), width),
  "start-removed": ({ start }, { width }) => wrapped("-", 1, startText(start.when, true), width),
  "start-changed": ({ start, fields }, { width }) => {
    const [only, ...others] = fields;
    if (only?.name === "when" && others.length === 0)
      return settingLines(only, { depth: 1, width, label: "starts" });
    return [
      line("~", 1, `starts  ${start.when}`),
      ...fields.flatMap((field) => settingLines(field, { depth: 2, width })),
    ];
  },
  alarms: ({ change, alarms }, { width }) =>
    wrapped(
      ({ added: "+", removed: "-", changed: "~" } as const)[change],
      1,
      `alarms  ${alarms.join(", ")}`,
      width,
    ),
  cost: ({ before, after }, { width }) => costLines(before, after, width),
  setting: (detail, options) => taskDetailLines(detail, options),
  "grant-gained": (detail, options) => taskDetailLines(detail, options),
  "grant-lost": (detail, options) => taskDetailLines(detail, options),
};

function stepText(step: string, does: string, stack: string): string {
  return `step ${step}  ${resourceText(does, stack)}`;
}

function startText(when: string, enabled: boolean): string {
  return `starts  ${when}${enabled ? "" : "  (off)"}`;
}

function costLines(
  before: RunCost | undefined,
  after: RunCost | undefined,
  width: number,
): readonly Line[] {
  const transitions = turned(before, after, ({ transitions: count }) => `${count}`);
  const run = turned(before, after, ({ dollarsPerRun }) => money(dollarsPerRun));
  const month = turned(before, after, ({ dollarsPerMonth }) =>
    dollarsPerMonth === undefined ? undefined : money(dollarsPerMonth),
  );
  const words = `cost  ${transitions} ${transitions === "1" ? "transition" : "transitions"} in the shortest run, ${run}`;
  return wrapped(" ", 1, month === "" ? words : `${words}; ${month} a month`, width);
}

/** A number before and after, or the one that there is. */
function turned(
  before: RunCost | undefined,
  after: RunCost | undefined,
  text: (cost: RunCost) => string | undefined,
): string {
  const [old, now] = [before && text(before), after && text(after)];
  if (old === undefined || now === undefined || old === now) return now ?? old ?? "";
  return `${old} → ${now}`;
}

function money(dollars: number): string {
  return dollars >= 1 ? `$${dollars.toFixed(2)}` : `$${Number(dollars.toPrecision(3))}`;
}
