import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.toUpperCase());

export default flow("run-facts", async (_params: Record<string, never>, run) => {
  const said = await note({ text: run.flow });
  return {
    said,
    redrives: run.redriveCount,
    environment: run.environment,
    sameTime: run.scheduledTime === run.startTime,
  };
});
