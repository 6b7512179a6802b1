import { flow, task } from "nagare";

export const echo = task("echo", async ({ id }: { id: string }) => id);

/** A helper's, a branch's, a nested function's own. */
export default flow("taken-inside", async ({ names }: { names: string[] }) => {
  const { id, owner } = made("me");
  const [left, right] = await Promise.all([echo({ id }), echo({ id })]);
  const pair = await twice();
  const lone = await echo({ id: crypto.randomUUID() });
  const entries = names.map((name) => ({ name, ...made(name) }));
  return {
    same: left === id && right === id && owner === `me of ${id}` && pair,
    lone: lone.length,
    entries: entries.every((each) => each.owner === `${each.name} of ${each.id}`),
  };
});

function made(name: string): { id: string; owner: string } {
  const id = crypto.randomUUID();
  return { id, owner: `${name} of ${id}` };
}

async function twice(): Promise<boolean> {
  const id = crypto.randomUUID();
  const first = await echo({ id });
  return first === id && (await echo({ id })) === first;
}
