import { flow } from "nagare";

function grown(xs: number[]): number {
  xs.push(1);
  return xs.length;
}

function renamed(xs: number[]): number[] {
  const ys = xs;
  ys.push(1);
  return xs;
}

function copied(o: { b: { c: number } }): { b: { c: number } } {
  const p = { ...o };
  p.b.c = 1;
  return o;
}

export default flow("shared", async ({ xs }: { xs: number[] }) => {
  const length = grown(xs);
  return { length, xs: renamed(xs), o: copied({ b: { c: length } }) };
});
