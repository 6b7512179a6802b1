import { flow } from "nagare";
import { note } from "./steps.ts";

export default flow("run", async (params: { n?: number }, run) => {
  await note({ text: `${run.scheduledTime} ${run.environment} ${run.redriveCount}` });
  await note(toText(params));
  return params.n;
});

function toText(value: { n?: number }): { text: string } {
  return { text: JSON.stringify(value) };
}
