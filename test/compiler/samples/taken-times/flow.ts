import { flow, sleep, task } from "nagare";

export const work = task("work", async ({ at }: { at: string }) => at);

const stamp = (): number => new Date().getTime();

/** A time is that of its place in the code: before a step, behind it, and on both sides of it in one expression. */
export default flow("taken-times", async ({ label }: { label: string }) => {
  const started = Date.now();
  await sleep("1s");
  const at = new Date().toISOString();
  const given = await work({ at });
  const took = Date.now() - started;
  const around = { before: stamp(), step: await slow(), after: Date.now() };
  return {
    took: took >= 900,
    around: around.after - around.before >= 900 && around.step === "slow",
    iso: given === at && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at),
    name: `${label}-${Date.now()}`.length === label.length + 14,
  };
});

const slow = async (): Promise<string> => {
  await sleep("1s");
  return "slow";
};
