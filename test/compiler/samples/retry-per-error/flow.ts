import { flow, task } from "nagare";

class Busy extends Error {
  override readonly name = "Busy";
}

class Closed extends Error {
  override readonly name = "Closed";
}

let tries = 0;

/** Fails as often as it is told, then starts counting anew. */
export const ask = task(
  "ask",
  {
    retry: [
      { on: ["Busy"], attempts: 5, delay: "1s", backoff: 1 },
      { on: ["Closed"], attempts: 1 },
      { attempts: 3, delay: "1s", backoff: 1 },
    ],
  },
  async ({ errors }: { errors: string[] }) => {
    const error = errors[tries++];
    if (error === "Busy") throw new Busy(`after ${tries}`);
    if (error === "Closed") throw new Closed(`after ${tries}`);
    if (error !== undefined) throw new Error(`after ${tries}`);
    return tries;
  },
);

export const forget = task("forget", async () => {
  tries = 0;
});

export default flow("retry-per-error", async ({ errors }: { errors: string[] }) => {
  await forget();
  return await ask({ errors });
});
