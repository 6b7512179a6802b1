import type ts from "typescript";
import type { CalendarDays } from "../../calendar/index.ts";
import type { FoundCalendar, ZoneRules } from "../1-load/index.ts";
import type { Assignment } from "../ir/index.ts";
import { array, type Binding, type Expression, literal, object, read } from "../jsonata/index.ts";
import type { CalendarEnd } from "../project.ts";
import type { VariableTable } from "./variables.ts";

/** An instant in a zone while an expression is lowered: numbers, where the value itself is a text. At least one of `utc` and `local` is there. */
export interface Moment {
  readonly zone: ZoneRules;
  /** The names that the numbers read, in order. */
  readonly bindings: readonly Binding[];
  /** Milliseconds since 1970. */
  readonly utc?: Expression;
  /** What the zone's clock shows, as milliseconds of UTC. */
  readonly local?: Expression;
  /** `local - utc`, where that is known by itself. */
  readonly offset?: Expression;
  /** It is no earlier. Absent: nothing is known. */
  readonly since?: number;
}

/** Numbers of days since 1970. */
export interface CalendarTables {
  /** Without business though no weekend. */
  readonly closed: Expression | undefined;
  /** Of business though on a weekend. */
  readonly open: Expression | undefined;
}

/** What a flow shares about time. */
export interface TimeLowering {
  zoneOf(name: string): ZoneRules | undefined;
  /** The table of a zone: `{ since, offset }` in minutes, a variable of the flow. */
  tableOf(zone: ZoneRules): Expression;
  /** The name of the function that finds a zone's offset at an instant. */
  offsetNameOf(zone: ZoneRules): string;
  /** The tables that are read. */
  assignments(): readonly Assignment[];
  /** The calendar that an expression is. */
  calendarOf(expression: ts.Expression): FoundCalendar;
  /** When the calendars end that were found. */
  calendarEnds(): readonly CalendarEnd[];
  /** Its days as variables of the flow; absent where there are none. */
  tablesOf(days: CalendarDays): CalendarTables;
  /** What stands behind the text that an expression makes. */
  readonly moments: WeakMap<Expression, Moment>;
  /** The earliest instant that a `const` may hold, as far as it is known. */
  readonly earliest: Map<ts.Expression, number | undefined>;
}

export function createTimeLowering(
  found: Pick<TimeLowering, "zoneOf" | "calendarOf" | "calendarEnds">,
  variables: VariableTable,
  freshLocal: (hint: string) => string,
): TimeLowering {
  const tables = new Map<string, Assignment>();
  const names = new Map<string, string>();
  return {
    ...found,
    tableOf: (zone) => {
      const table = tables.get(zone.name) ?? {
        variable: variables.declare(hintOf(zone), "never"),
        value: tableValue(zone),
      };
      tables.set(zone.name, table);
      return read(table.variable);
    },
    offsetNameOf: (zone) => {
      const name = names.get(zone.name) ?? freshLocal("offsetAt");
      names.set(zone.name, name);
      return name;
    },
    tablesOf: (days) => {
      const table = (kind: "closed" | "open"): Expression | undefined => {
        if (days[kind].length === 0) return undefined;
        const key = JSON.stringify([kind, days]);
        const found = tables.get(key) ?? {
          variable: variables.declare(calendarHint(days, kind), "never"),
          value: array(days[kind].map((day) => ({ value: literal(day) }))),
        };
        tables.set(key, found);
        return read(found.variable);
      };
      return { closed: table("closed"), open: table("open") };
    },
    assignments: () => [...tables.values()],
    moments: new WeakMap(),
    earliest: new Map(),
  };
}

/** In minutes. The first offset holds before the first instant: there is one more of them. */
function tableValue({ changes }: ZoneRules): Expression {
  const list = (times: readonly number[]): Expression =>
    array(times.map((time) => ({ value: literal(time / 60_000) })));
  return object([
    { key: "since", value: list(changes.slice(1).map(({ at }) => at)) },
    { key: "offset", value: list(changes.map(({ offset }) => offset)) },
  ]);
}

/** `America/New_York`: `newYork`. */
function hintOf({ name }: ZoneRules): string {
  const [first = "zone", ...words] = (name.split("/").at(-1) ?? name).split(/[^A-Za-z0-9]+/);
  const rest = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}${rest.join("")}`;
}

/** `JP`: `jpHolidays`. */
function calendarHint({ name }: CalendarDays, kind: "closed" | "open"): string {
  const word = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "");
  return `${/^[a-z]/.test(word) ? word : "calendar"}${kind === "closed" ? "Holidays" : "Workdays"}`;
}
