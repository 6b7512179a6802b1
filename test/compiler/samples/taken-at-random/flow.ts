import { flow, task } from "nagare";

export const keep = task("keep", async ({ side, r }: { side: string; r: number }) => ({ side, r }));

const die = (sides: number): number => Math.floor(Math.random() * sides) + 1;

/** What is decided by a number and the number itself agree. */
export default flow("taken-at-random", async ({ sides }: { sides: number }) => {
  const r = Math.random();
  let side = "right";
  if (r < 0.5) side = "left";
  const kept = await keep({ side, r });
  let first = 0;
  let second = 0;
  if (Math.random() < 0.5) {
    first = 1;
    second = 1;
  }
  await keep({ side, r });
  const rolls = Array.from({ length: 20 }, () => die(sides));
  const share = Math.random() || (await keep({ side, r })).r;
  const chosen = Math.round(Math.random() * 10);
  return {
    inside: r >= 0 && r < 1 && share >= 0 && share < 1 && chosen >= 0 && chosen <= 10,
    agree: kept.r === r && kept.side === (r < 0.5 ? "left" : "right") && first === second,
    rolls: rolls.every((roll) => Number.isInteger(roll) && roll >= 1 && roll <= sides),
  };
});
