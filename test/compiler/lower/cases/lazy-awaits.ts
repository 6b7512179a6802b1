import { flow, task } from "nagare";

export const twice = task("twice", async ({ n }: { n: number }) => n * 2);
export const maybe = task(
  "maybe",
  async ({ n }: { n: number }): Promise<string | undefined> => (n > 2 ? `n${n}` : undefined),
);

export const inputs = [0, 1, 2, 3, 5].map((n) => ({ n }));

export default flow("lazy-awaits", async ({ n }: { n: number }) => {
  const and = n > 1 && (await twice({ n })) > 4;
  const or = n > 3 || (await twice({ n })) === 2;
  const name = (await maybe({ n })) ?? (n === 0 ? undefined : await maybe({ n: n + 2 }));
  let sum = (await twice({ n })) + (n === 2 ? await twice({ n: 10 }) : 1);
  sum += await twice({ n: sum });
  let text: string | undefined;
  text ??= await maybe({ n });
  text ??= "unset";
  while ((await twice({ n: sum })) > 20) sum -= 7;
  n > 4 && (await twice({ n }));
  return { and, or, name, sum, text, isAbsent: name === undefined };
});
