interface Line {
  readonly at: number;
}

/**
 * The lines that have come since `known` was read. Both are the last of what there is, oldest first: lines have no numbers, but their
 * times never go back.
 */
export function newLines<L extends Line>(known: readonly L[], lines: readonly L[]): readonly L[] {
  const last = known.at(-1);
  if (last === undefined) return lines;
  const told = known.filter(({ at }) => at === last.at).length;
  return lines.filter(({ at }) => at >= last.at).slice(told);
}
