import { container, flow, json, map, task } from "nagare";

export const ship = container("ship", {
  image: "public.ecr.aws/docker/library/alpine:3",
  command: ({ table, days }: { table: string; days: string[] }) => ["--table", table, ...days],
  environment: ({ table }) => ({ TABLE: table }),
  exitCodes: { 9: "nothing", 10: "late" },
  retry: { attempts: 3, delay: "5s" },
});

export const measure = container("measure", {
  image: "public.ecr.aws/docker/library/alpine:3",
  output: json<{ size: number }>(),
});

export const plain = container("plain", {
  image: "public.ecr.aws/docker/library/alpine:3",
  command: (name: string) => [name],
});

export const note = task("note", async ({ text }: { text: string }) => text);

export default flow("containers", async ({ days }: { days: string[] }) => {
  const log: string[] = [];
  for (const day of days) {
    const { exitCode, outcome } = await ship({ table: "trips", days: [day] });
    log.push(`${day} ${exitCode} ${outcome}`);
  }
  const { size } = await measure();
  try {
    await map(["a", "b"], plain);
  } catch (error) {
    log.push(`${(error as Error).name}: ${(error as Error).message}`);
  }
  return { log, size };
});
