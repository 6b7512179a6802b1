import { ContainerExited, ContainerNotStarted, container, flow } from "nagare";

/** Ends with the code that it is told. */
export const tool = container("tool", {
  image: "example.com/tool",
  local: ["/bin/sh", "-c"],
  command: (code: number) => [`exit ${code}`],
  exitCodes: { 9: "nothing" },
});

export const absent = container("absent", {
  image: "example.com/absent",
  local: ["no-such-command"],
  retry: { attempts: 3, delay: "1s" },
});

interface Params {
  readonly codes: readonly number[];
  readonly isAbsent?: boolean;
}

export default flow("containers-stop", async ({ codes, isAbsent = false }: Params) => {
  const log: string[] = [];
  for (const code of codes) {
    try {
      const { exitCode, outcome } = await tool(code);
      log.push(`${exitCode} ${outcome}`);
    } catch (error) {
      if (!(error instanceof ContainerExited) || error.exitCode === 3) throw error;
      const { exitCode, reason, message } = error;
      log.push(`${exitCode} ${reason}: ${message}`);
    }
  }
  const settled = await Promise.allSettled(codes.map((code) => tool(code)));
  const failed = settled.filter(({ status }) => status === "rejected").length;
  try {
    if (isAbsent) await absent();
  } catch (error) {
    if (error instanceof ContainerNotStarted) {
      return { log, failed, name: error.name, reason: error.reason, message: error.message };
    }
  }
  // Nobody catches what this one throws
  await tool(failed > 2 ? failed : 0);
  return { log, failed };
});
