/** Every so many seconds from the anchor on, the anchor itself among them. */
export function* rateTimes(
  everySeconds: number,
  anchor: number,
  { from, to }: { readonly from: number; readonly to: number },
): Generator<number> {
  const every = everySeconds * 1000;
  const first = anchor + Math.max(0, Math.ceil((from - anchor) / every)) * every;
  for (let time = first; time < to; time += every) yield time;
}
