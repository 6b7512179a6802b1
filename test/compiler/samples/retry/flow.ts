import { flow, task } from "nagare";

let tries = 0;
export const flaky = task(
  "flaky",
  { retry: { attempts: 3, delay: "1s", backoff: 1 } },
  async () => {
    tries += 1;
    if (tries % 3 !== 0) throw new Error("not yet");
    return "there";
  },
);

export default flow("retry", async () => await flaky());
