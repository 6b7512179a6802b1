import type { Changes, OtherChange, PartChange, SettingChange } from "../../changes/index.ts";
import { cautionText } from "./caution-text.ts";
import { flowLines } from "./flow-lines.ts";
import { foldRepeated, type Repeated } from "./fold-repeated.ts";
import { type Line, line, type Mark, wrapped } from "./line.ts";
import { resourceText } from "./resource-text.ts";
import { settingLines, withSettings } from "./setting-lines.ts";
import { taskDetailLines, taskLines } from "./task-lines.ts";
import { typeText } from "./type-text.ts";

export interface ReportOptions {
  /** The stack, `nagare-prod`: what all names begin with. */
  readonly stack: string;
  /** What the new side was compared with, in words. */
  readonly comparedWith: string;
  readonly width: number;
}

/** What a deploy would change, for a person: flows first, then what they call, then the rest, and what to mind. */
export function reportText(all: Changes, options: ReportOptions): readonly Line[] {
  const { stack, width } = options;
  const { changes, repeated } = foldRepeated(all);
  const { flows, functions, containers, others, everywhere, cautions, unchangedFlows } = changes;
  const groups: readonly (readonly Line[])[] = [
    ...flows.map((flow) => part("flow", flow, (detail) => flowLines(detail, options))),
    tasks("function", functions, options),
    tasks("container", containers, options),
    others.flatMap((other) => otherLines(other, options)),
    ...repeated.map((each) => repeatedLines(each, options)),
    everywhere.flatMap((change) => settingLines(change, { depth: 0, width })),
    cautions.length === 0
      ? []
      : [
          line(" ", 0, "Mind before you deploy"),
          ...cautions.flatMap((caution) => wrapped("!", 1, cautionText(caution, stack), width)),
        ],
    unchangedFlows === 0 ? [] : [line(" ", 0, unchangedText(unchangedFlows, all.flows.length > 0))],
  ];
  const told = groups.filter((lines) => lines.length > 0);
  return [
    ...wrapped(" ", 0, `${stack}, compared with ${options.comparedWith}`, width),
    ...told.flatMap((lines) => [line(" ", 0, ""), ...lines]),
  ];
}

const MARKS = { added: "+", removed: "-", changed: "~" } as const satisfies Record<
  PartChange<unknown>["kind"],
  Mark
>;

function part<Detail>(
  what: string,
  { kind, name, details }: PartChange<Detail>,
  lines: (detail: Detail) => readonly Line[],
): readonly Line[] {
  return [line(MARKS[kind], 0, `${what} ${name}`), ...details.flatMap(lines)];
}

function tasks(
  what: "function" | "container",
  changes: Changes["functions"],
  options: ReportOptions,
): readonly Line[] {
  return changes.flatMap((change) => taskLines(what, change, options));
}

function otherLines({ kind, type, name, fields }: OtherChange, options: ReportOptions) {
  const { stack, width } = options;
  const title = `${typeText(type)} ${resourceText(withoutHash(name), stack)}`;
  return withSettings(line(MARKS[kind], 0, title), fields.map(shortSetting), width);
}

/** CDK ends each logical id with eight digits, one more time for each id inside it. */
function withoutHash(name: string): string {
  return name.replace(/([0-9A-F]{8})+$/, "");
}

/** A dashboard or a policy is too long to be read here. */
function shortSetting(change: SettingChange): SettingChange {
  const isLong = [change.before, change.after].some((value = "") => value.length > LONG);
  return isLong ? { ...change, hidden: true } : change;
}

const LONG = 200;

function repeatedLines(repeated: Repeated, options: ReportOptions): readonly Line[] {
  const parts = (["flows", "functions", "containers"] as const).flatMap((what) => {
    const count = repeated[what];
    return count === 0 ? [] : [`${count} ${count === 1 ? what.slice(0, -1) : what}`];
  });
  return [
    line("~", 0, parts.join(", ")),
    ...repeated.details.flatMap((detail) => taskDetailLines(detail, options)),
  ];
}

function unchangedText(count: number, isRest: boolean): string {
  const flows = count === 1 ? "flow" : "flows";
  return `${count} ${isRest ? "other " : ""}${flows} unchanged`;
}
