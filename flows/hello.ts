import { flow, task } from "nagare";

/** Says hello. */
export const greet = task("greet", async ({ name }: { name: string }) => ({
  greeting: `Hello, ${name}!`,
}));

/** The smallest flow: one step. */
export default flow("hello", async ({ name = "world" }: { name?: string }) => greet({ name }));
