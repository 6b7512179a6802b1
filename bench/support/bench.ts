/** What a bench found: every row for the table, and the one figure that has a target. */
export interface Measured {
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly figure: Figure;
}

/** A number with its target: at most this much, or at least. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: { readonly atMost: number } | { readonly atLeast: number };
}

/** The default export of a bench's file. */
export type Bench = () => Promise<Measured>;

export function holds({ value, target }: Figure): boolean {
  return "atMost" in target ? value <= target.atMost : value >= target.atLeast;
}

/** `median of nagare run hello: 812 ms, target at most 1000 ms: holds` */
export function verdict(figure: Figure): string {
  const { name, value, unit, target } = figure;
  const bound = "atMost" in target ? `at most ${target.atMost}` : `at least ${target.atLeast}`;
  const outcome = holds(figure) ? "holds" : "DOES NOT HOLD";
  return `${name}: ${rounded(value)} ${unit}, target ${bound} ${unit}: ${outcome}`;
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
