import { flow } from "nagare";

interface Row {
  key: string;
  value: number;
  tags: string[];
}

function countWords(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of text.split(" ")) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function groupBy(rows: Row[]): Record<string, number[]> {
  const groups: Record<string, number[]> = {};
  for (const { key, value } of rows) {
    const group = groups[key];
    if (group === undefined) groups[key] = [value];
    else groups[key] = [...group, value];
  }
  return groups;
}

function groupLazily(rows: Row[]): Record<string, string[][]> {
  const groups: Record<string, string[][]> = {};
  for (const row of rows) (groups[row.key] ??= []).push([...row.tags]);
  return groups;
}

function totals(rows: Row[]) {
  const out = { total: 0, most: null as number | null, seen: { empty: 0, keys: [] as string[] } };
  for (const { key, value, tags } of rows) {
    out.total += value;
    if (out.most === null || value > out.most) out.most = value;
    if (tags.length === 0) out.seen.empty++;
    if (!out.seen.keys.includes(key)) out.seen.keys.push(key);
  }
  return out;
}

function queue(values: number[]) {
  const left = [...values];
  const done: number[] = [];
  let turns = 0;
  while (left.length > 0 && turns < 20) {
    turns++;
    const first = left.shift() ?? 0;
    done.push(first);
    if (first > 5) left.unshift(first - 5);
    if (first < 0) left.push(-first);
  }
  const last = done.pop();
  const cut = done.splice(1, 2);
  return { done, cut, last, turns };
}

function numbered(values: number[]): string[] {
  let next = 1;
  const lines: string[] = [];
  for (const value of values) lines.push(`${next++}: ${value} (${next})`);
  let i = values.length;
  let sum = 0;
  while (i-- > 0) sum += (values[i] ?? 0) * i;
  lines[0] = `sum ${sum}`;
  return lines;
}

function levels(kind: string): string[] {
  const found: string[] = [];
  switch (kind) {
    case "high":
      found.push("high");
    case "middle":
      found.push("middle");
    case "low":
    case "lowest":
      found.push("low");
      if (kind === "low") break;
      found.push("lowest");
      break;
    default:
      found.push("unknown");
  }
  return found;
}

function defaultFirst(n: number): string {
  let text = "";
  switch (n) {
    default:
      text += "d";
    case 1:
      text += "1";
      break;
    case 2:
      text += "2";
    case 3:
      return `${text}!`;
  }
  return text;
}

function firstRepeated(rows: Row[]): { at: number; key: string } | null {
  const seen: Record<string, boolean> = {};
  for (const [at, { key }] of rows.entries()) {
    if (seen[key]) return { at, key };
    seen[key] = true;
  }
  return null;
}

function turned(rows: Row[]) {
  let [a, b] = ["", ""];
  const grid: number[][] = [];
  for (const { key, value } of rows) {
    [a, b] = [b, key];
    grid.push([]);
    grid[grid.length - 1]?.push(value);
    const line = rows.length;
    grid[0] = [...(grid[0] ?? []), line];
  }
  return { a, b, grid };
}

function without(rows: Row[], key: string): Record<string, number> {
  const all: Record<string, number> = {};
  for (const row of rows) all[row.key] = row.value;
  delete all[key];
  return all;
}

export default flow("helper-changes", async ({ text, rows }: { text: string; rows: Row[] }) => {
  const values = rows.map(({ value }) => value);
  return {
    words: countWords(text),
    groups: groupBy(rows),
    lazy: groupLazily(rows),
    totals: totals(rows),
    queue: queue(values),
    numbered: numbered(values),
    levels: ["high", "middle", "low", "lowest", ""].map(levels),
    defaults: [0, 1, 2, 3].map(defaultFirst),
    repeated: firstRepeated(rows),
    turned: turned(rows),
    without: without(rows, "a b"),
  };
});
