import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

const twice = (n: number): number => n * 2;
const thrice = (n: number): number => n * 3;
const adder = (a: number) => (b: number) => a + b;
const compose =
  <A, B, C>(f: (a: A) => B, g: (b: B) => C) =>
  (a: A): C =>
    g(f(a));
const apply = (f: (n: number) => number, n: number): number => f(f(n));
const mapAll = <T, U>(items: readonly T[], f: (item: T, at: number) => U): U[] => items.map(f);
const maybe = (n: number, f?: (n: number) => number): number => (f ? f(n) : n);

const operations = {
  add: (a: number, b: number) => a + b,
  multiply: (a: number, b: number) => a * b,
  negate: (a: number) => -a,
  identity: thrice,
};
const addTwo = adder(2);
const describe = compose(addTwo, (n) => `<${n}>`);

interface Row {
  readonly day: string;
  readonly count: number;
}
const byDay = (a: Row, b: Row): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);

interface Params {
  readonly n: number;
  readonly kind: "add" | "multiply" | "negate";
  readonly many: boolean;
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  readonly rows: readonly Row[];
}

export default flow("function-values", async ({ n, kind, many, numbers, texts, rows }: Params) => {
  let step = 1;
  const addStep = (m: number): number => m + step;
  step = await double({ n });
  const chosen = many ? thrice : twice;
  const same = chosen;
  const local = { limit: 3, over: (m: number) => m > 3 };
  return {
    member: [operations.add(n, 1), operations["multiply"](n, 3), operations.identity(n)],
    byKey: operations[kind](n + 1, 10),
    chosen: [
      same(n),
      (n > 1 ? adder(n) : addTwo)(5),
      numbers.map(chosen),
      numbers.map(many ? Math.abs : addTwo),
    ],
    made: [adder(n)(1), addTwo(n), numbers.map(adder(n)), numbers.map(addTwo), describe(n)],
    given: [
      apply(twice, n),
      apply((m) => m - step, n),
      apply(addStep, n),
      maybe(n),
      maybe(n, twice),
    ],
    all: [
      mapAll(numbers, (m, at) => m * at),
      mapAll(texts, String),
      mapAll(rows, ({ day }) => [day]),
    ],
    named: [texts.filter(Boolean), texts.map(Number), numbers.map(Math.abs), rows.toSorted(byDay)],
    local: [local.limit, local.over(n), numbers.filter(local.over)],
  };
});
