import { flow, sleep, task } from "nagare";

export const download = task("download", async ({ mirror }: { mirror: string }) => {
  if (!mirror.startsWith("good")) throw new Error(`${mirror} is down`);
  return `from ${mirror}`;
});

/** Another mirror each time: not what a step's own `retry` can do. */
export default flow("retry-loop", async ({ mirrors }: { mirrors: string[] }) => {
  let attempt = 0;
  while (true) {
    try {
      const file = await download({ mirror: mirrors[attempt] ?? "none" });
      return { file, attempt };
    } catch (error) {
      attempt += 1;
      if (attempt === mirrors.length) throw error;
      await sleep("10s");
    }
  }
});
