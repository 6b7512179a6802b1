import { flow, task } from "nagare";

export const half = task("half", async ({ n }: { n: number }) => n / 2);

/** The first row without a negative cell that holds `wanted`; rows from a zero on are not looked at. */
function findRow(rows: readonly number[][], wanted: number): { at: number; seen: number } {
  let at = -1;
  let seen = 0;
  rows: for (const [index, row] of rows.entries()) {
    for (const cell of row) {
      seen++;
      if (cell < 0) continue rows;
      if (cell === 0) break rows;
      if (cell === wanted) {
        at = index;
        break rows;
      }
    }
  }
  return { at, seen };
}

/** Numbers below `n` that no smaller one divides. */
function primes(n: number): number[] {
  const found: number[] = [];
  next: for (let i = 2; i < n; i++) {
    for (const prime of found) {
      if (i % prime === 0) continue next;
      if (prime * prime > i) break;
    }
    found.push(i);
  }
  return found;
}

function kindOf(text: string): string {
  let kind = "plain";
  test: {
    if (text === "") break test;
    kind = "some";
    switch (text[0]) {
      case "$":
        kind = "odd";
        break test;
      case "0":
        kind = "zero";
        break;
      default:
        break test;
    }
    kind += "!";
  }
  return kind;
}

/** What three loops deep ends the outermost, with a result or without. */
function deep(cubes: readonly number[][][]): string {
  let steps = 0;
  outer: for (const square of cubes) {
    middle: for (const line of square) {
      let i = 0;
      while (true) {
        const cell = line[i++];
        if (cell === undefined) continue middle;
        steps += 1;
        if (cell === 1) continue outer;
        if (cell === 2) break outer;
        if (cell === 3) return `three after ${steps}`;
      }
    }
    steps += 100;
  }
  return `end after ${steps}`;
}

function counts(flags: readonly boolean[], numbers: readonly number[]) {
  let [yes, no] = [0, 0];
  const kept: number[] = [];
  let last: number | undefined;
  for (const flag of flags) {
    flag && yes++;
    flag || (no += 1);
    flag ? kept.push(yes) : kept.push(-no, -no);
  }
  for (const each of numbers) {
    each > 1 && each < 5 && kept.push(each);
    last ?? (last = each);
  }
  return { yes, no, kept, last };
}

interface Params {
  readonly rows: number[][];
  readonly texts: string[];
  readonly flags: boolean[];
}

export default flow("helper-jumps", async ({ rows, texts, flags }: Params) => {
  const n = await half({ n: rows.length * 20 });
  let firstLong = "";
  texts: for (const text of texts) {
    for (const letter of text) {
      if (letter === "x") continue texts;
    }
    if (text.length < 3) continue;
    firstLong = text;
    break texts;
  }
  return {
    row: findRow(rows, 7),
    rows: rows.map((row) => findRow([row], 1).at),
    primes: primes(n),
    kinds: texts.map(kindOf),
    deep: [deep([rows]), deep([rows, rows]), deep(rows.map((row) => [row]))],
    counts: counts(flags, rows.flat()),
    firstLong,
  };
});
