import { ContainerExited, ContainerNotStarted, container, file, flow, map } from "nagare";

export const load = container("load", {
  image: "public.ecr.aws/docker/library/alpine:3",
  command: ({ table }: { table: string }) => [table],
  exitCodes: { 9: "nothing" },
  retry: { attempts: 3, delay: "5s", backoff: 1 },
});

export const once = container("once", {
  image: "public.ecr.aws/docker/library/alpine:3",
  command: (table: string) => [table],
});

export const onlyTimeouts = container("only-timeouts", {
  image: "public.ecr.aws/docker/library/alpine:3",
  command: (table: string) => [table],
  timeout: "1m",
  retry: { attempts: 2, delay: "1s", on: ["TaskTimedOut"] },
});

export default flow("stopped", async ({ table }: { table: string }) => {
  try {
    const { outcome } = await load({ table });
    return { outcome };
  } catch (error) {
    const { name, message } = error as Error;
    if (error instanceof ContainerNotStarted) {
      const { reason, stopCode = "none" } = error;
      return { name, message, reason, stopCode };
    }
    if (error instanceof ContainerExited) {
      const { exitCode = -1, reason, stopCode, taskArn, logs } = error;
      return { name, message, exitCode, reason, stopCode, taskArn, logs };
    }
    return { name, message };
  }
});

/** In branches and iterations nothing catches it, and the counters are each one's own. */
export const inside = flow("inside", async ({ tables }: { tables: string[] }) => {
  const [one, ...all] = await Promise.all([once("first"), ...tables.map((table) => once(table))]);
  await map(tables, onlyTimeouts);
  return [one, ...all].length;
});

/** The same container again and again: each turn has its starts and tries. */
export const turns = flow("turns", async ({ tables }: { tables: string[] }) => {
  const log: string[] = [];
  for (const table of tables) {
    try {
      const { outcome } = await load({ table });
      log.push(outcome);
    } catch (error) {
      log.push((error as Error).message);
    } finally {
      log.push(table);
    }
  }
  return log;
});

export const uncaught = flow("uncaught", async ({ table }: { table: string }) => {
  await load({ table });
  return table;
});

export const write = container("write", {
  image: "public.ecr.aws/docker/library/alpine:3",
  command: (table: string) => [table],
  output: file<{ readonly table: string }>(),
});

/** Each has a state behind it that reads what it has written. */
export const written = flow("written", async ({ table }: { table: string }) => {
  const first = await write(table);
  return await write(first.table);
});
