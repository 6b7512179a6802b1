import { flow, task } from "nagare";

export const half = task("half", async ({ n }: { n: number }) => n / 2);

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

function sumOf(numbers: readonly number[], so: number): number {
  const [first, ...others] = numbers;
  if (first === undefined) return so;
  return sumOf(others, so + first);
}

/** `wanted` may be absent: then every text counts. */
function countOf(texts: readonly string[], at: number, wanted?: string): number {
  const text = texts[at];
  switch (text) {
    case undefined:
      return 0;
    case "stop":
      return at;
    default:
      if (wanted !== undefined && text !== wanted) return at;
      return countOf(texts, at + 1, wanted);
  }
}

interface Node {
  readonly name: string;
  readonly next?: Node | null;
}
const lastOf = (node: Node): string => (node.next ? lastOf(node.next) : node.name);

const power = (base: number, exponent: number, so = 1): number => {
  const step = (left: number, product: number): number =>
    left === 0 ? product : step(left - 1, product * base);
  return step(exponent, so);
};

interface Params {
  readonly a: number;
  readonly b: number;
  readonly numbers: number[];
  readonly texts: string[];
}

export default flow("tail-calls", async ({ a, b, numbers, texts }: Params) => {
  const n = await half({ n: a * 2 });
  return {
    gcd: gcd(n, b),
    each: numbers.map((number) => gcd(number, 6)),
    sum: sumOf(numbers, 0),
    counts: [countOf(texts, 0), countOf(texts, 0, "a"), countOf([], 3, undefined)],
    last: lastOf({ name: "x", next: { name: "y", next: { name: texts[0] ?? "z", next: null } } }),
    power: [power(a, 3), power(2, 10, 3), power(b, 0)],
    many: sumOf(
      Array.from({ length: 400 }, (_, at) => at),
      0,
    ),
  };
});
