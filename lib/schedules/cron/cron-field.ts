/** One of the five fields of a Unix cron expression. */
export interface CronField {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  /** Names that stand for the values from `first` on. */
  readonly names?: readonly string[];
  /** A further name of the first value, as the end of a range: Sunday is 0 and 7. */
  readonly alsoLast?: number;
  /** The value's number on AWS. @default the same */
  readonly onAws?: (value: number) => number;
}

export type Translation =
  | { readonly kind: "translated"; readonly text: string }
  | { readonly kind: "refused"; readonly reason: string };

/** Translates one field: `*`, a value, a range, a step, or a list of these. */
export function cronField(field: CronField, text: string): Translation {
  if (text === "*" || text === "*/1") return { kind: "translated", text: "*" };
  const items = text.split(",").map((item) => readItem(field, item));
  const wrong = items.find((item) => item.kind === "wrong");
  if (wrong !== undefined) {
    return { kind: "refused", reason: `"${text}" is no ${field.name}: ${wrong.reason}` };
  }
  const good = items.filter((item) => item.kind === "values");
  const step = good.length === 1 ? good[0]?.step : undefined;
  const parts = good.flatMap(({ written, values }) => written ?? values.map(String));
  return { kind: "translated", text: step ?? [...new Set(parts)].join(",") };
}

/** What a field stands for, in order and counted as in Unix; nothing where it is wrong. */
export function cronValues({ onAws: _, ...field }: CronField, text: string): readonly number[] {
  const items = text.split(",").map((item) => readItem(field, item));
  const values = items.flatMap((item) => (item.kind === "values" ? item.values : []));
  return [...new Set(values)].sort((one, other) => one - other);
}

type Item =
  | {
      readonly kind: "values";
      /** On AWS. */
      readonly values: readonly number[];
      /** As a value or a range in AWS's own words, where it has them. */
      readonly written?: string;
      /** As a step in AWS's words: documented for a field that is nothing else. */
      readonly step?: string;
    }
  | { readonly kind: "wrong"; readonly reason: string };

function readItem(field: CronField, item: string): Item {
  const [, range = "", by] = /^([^/]+)(?:\/([1-9]\d*))?$/.exec(item) ?? [];
  if (range === "*") return readStep(field, Number(by ?? 1));
  const [from, to, ...more] = range.split("-");
  const first = from === undefined ? undefined : readValue(field, from);
  const last = to === undefined ? first : readValue(field, to);
  if (first === undefined || last === undefined || more.length > 0) return unreadable(field);
  if (by !== undefined && to === undefined) {
    return { kind: "wrong", reason: `write the end too, as in "${from}-${field.last}/${by}"` };
  }
  if (first > last) return { kind: "wrong", reason: "a range goes upwards" };
  const values = every(first, last, Number(by ?? 1)).map((value) => onAws(field, value));
  return { kind: "values", values, ...inWords(field, range, values, by !== undefined) };
}

function readStep(field: CronField, by: number): Item {
  const values = every(field.first, field.last, by).map((value) => onAws(field, value));
  const counts = values.length > 1 && field.onAws === undefined;
  return { kind: "values", values, ...(counts ? { step: `${field.first}/${by}` } : {}) };
}

/** A range stays one if it still goes upwards on AWS: `5-7`, Friday to Sunday, does not. */
function inWords(
  field: CronField,
  range: string,
  values: readonly number[],
  stepped: boolean,
): { readonly written?: string } {
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0];
  if (stepped || first > last || values.length > last - first + 1) return {};
  const ends = range.toUpperCase().split("-");
  if (ends.every((end) => field.names?.includes(end))) return { written: ends.join("-") };
  return { written: first === last ? String(first) : `${first}-${last}` };
}

function readValue(field: CronField, text: string): number | undefined {
  const named = field.names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return field.first + named;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return value >= field.first && value <= (field.alsoLast ?? field.last) ? value : undefined;
}

function unreadable(field: CronField): Item {
  const names = field.names === undefined ? "" : ` or ${field.names[0]}–${field.names.at(-1)}`;
  return {
    kind: "wrong",
    reason: `write *, values from ${field.first} to ${field.last}${names}, ranges (1-5), lists (1,3) or steps (*/2, 1-9/2)`,
  };
}

function onAws(field: CronField, value: number): number {
  return field.onAws?.(value) ?? value;
}

function every(first: number, last: number, by: number): number[] {
  return Array.from(
    { length: Math.floor((last - first) / by) + 1 },
    (_, index) => first + index * by,
  );
}
