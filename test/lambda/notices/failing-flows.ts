/** Flows that fail in all the ways there are, as a project on disk. */
export const failingFlows = `
import { container, flow, map, sleep, task } from "nagare";

export const read = task("read", { timeout: "1m" }, async ({ how }: { how: string }) => {
  console.log(\`reading \${how}\`);
  if (how !== "well") throw new RangeError(\`row 17 of \${how} has no date\`);
  return { rows: 3 };
});

export const load = container("load", {
  image: "./image",
  command: ({ table }: { table: string }) => ["sh", "-c", \`echo "loading \${table}"; echo "disk full" >&2; exit 3\`],
});

export const throws = flow("throws", {}, async ({ how }: { how: string }) => {
  const { rows } = await read({ how });
  return rows;
});

export const exits = flow("exits", {}, async ({ table }: { table: string }) => {
  await load({ table });
});

export const slow = flow("slow", { timeout: "1m" }, async () => {
  await sleep("1h");
});

export const items = flow("items", {}, async ({ hows }: { hows: string[] }) => {
  return await map(hows, async (how) => (await read({ how })).rows);
});

export const many = flow("many", {}, async ({ hows }: { hows: string[] }) => {
  return await map(hows, async (how) => (await read({ how })).rows, { distributed: true });
});

export const again = flow("again", {}, async ({ how }: { how: string }) => {
  try {
    await read({ how });
  } catch (error) {
    await read({ how: "well" });
    throw error;
  }
});

export const own = flow("own", {}, async ({ how }: { how: string }) => {
  const { rows } = await read({ how });
  if (rows < 10) throw new Error(\`only \${rows} rows\`);
});

export const parent = flow("parent", {}, async ({ how }: { how: string }) => {
  await throws({ how });
});
`;
