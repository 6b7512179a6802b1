import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n + 1;
});

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("try-catch-finally", async ({ n }: { n: number }) => {
  const log: string[] = [];
  try {
    log.push(`got ${await fragile({ n })}`);
  } catch (error) {
    log.push(`caught ${(error as Error).name}`);
  } finally {
    log.push(await note({ text: "done" }));
  }
  return log;
});
