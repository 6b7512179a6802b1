import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { vi } from "vitest";

/** Serves the tables over HTTP as `SOURCE_URL`, answering 503 to the first requests for one of them. */
export async function failingSource(fault: { readonly table: string; readonly failures: number }) {
  const requested: string[] = [];
  const data = new URL("../data/", import.meta.resolve("vega-datasets"));
  const server = createServer(async (request, response) => {
    const file = String(request.url).slice(1);
    requested.push(file);
    const isFaulty = file === `${fault.table}.csv` && count(requested, file) <= fault.failures;
    if (isFaulty) response.writeHead(503).end();
    else response.end(await readFile(new URL(file, data)));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (typeof address === "object") vi.stubEnv("SOURCE_URL", `http://127.0.0.1:${address?.port}/`);
  return {
    requests: (table: string) => count(requested, `${table}.csv`),
    [Symbol.asyncDispose]: async () => {
      server.close();
    },
  };
}

function count(files: readonly string[], file: string): number {
  return files.filter((one) => one === file).length;
}
