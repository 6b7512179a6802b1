import { flow, task } from "nagare";

/** Says hello. */
export const greet = task("greet", async ({ who }: { who: string }) => ({
  greeting: `Hello, ${who}!`,
}));

/** The smallest flow: one step. */
export default flow("hello", async ({ who = "world" }: { who?: string }) => greet({ who }));
