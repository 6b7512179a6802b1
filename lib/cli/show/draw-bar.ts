interface Span {
  readonly from: number;
  readonly to?: number;
}

/** Where in a run a step took place: a bar in a field of `width` columns, at least one column long. */
export function drawBar({ from, to }: Span, run: Required<Span>, width: number): string {
  const length = run.to - run.from;
  if (length <= 0) return "";
  const column = (instant: number): number => ((instant - run.from) / length) * width;
  const start = Math.min(Math.floor(column(from)), width - 1);
  const end = Math.max(Math.ceil(column(to ?? run.to)), start + 1);
  return " ".repeat(start) + "━".repeat(end - start);
}
