/** The largest text that is written in an expression, as JSON without its quotes. */
export function largestText(expression: string): string {
  const texts = expression.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return texts
    .reduce((largest, text) => (text.length > largest.length ? text : largest), "")
    .slice(1, -1);
}
