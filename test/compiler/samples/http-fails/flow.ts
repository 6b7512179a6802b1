import { flow, http } from "nagare";

export const child = flow("asks", async ({ path }: { path: string }) => {
  const response = await http.put(`https://api.example.com/${path}`, { connection: "api" });
  return response;
});

interface Params {
  readonly paths: readonly string[];
  readonly isChilds?: boolean;
}

export default flow("http-fails", async ({ paths, isChilds = false }: Params) => {
  const settled = await Promise.allSettled([
    http.patch("https://api.example.com/status/409", { connection: "api", body: null }),
    http.get<{ readonly count: number }>("https://api.example.com/flaky/1", {
      connection: "api",
      retry: { attempts: 1 },
    }),
    http.get<{ readonly count: number }>("https://api.example.com/flaky/3", { connection: "api" }),
  ]);
  const log = settled.map((one) =>
    one.status === "fulfilled" ? one.value.status : one.reason.name,
  );
  const bodies = await Promise.all(
    paths.map(async (path) => {
      if (isChilds) return (await child({ path })).status;
      const { body } = await http.get(`https://api.example.com/${path}`, { connection: "api" });
      return body;
    }),
  );
  return { log, bodies };
});
