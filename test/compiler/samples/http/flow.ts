import { flow, HttpError, http } from "nagare";

interface Order {
  readonly id: number;
  readonly note?: string;
}

const shop = { connection: "shop" } as const;

interface Params {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly order?: Order;
  readonly tags?: readonly string[];
}

export default flow("http", async ({ path, query, order, tags = [] }: Params) => {
  try {
    const { status, headers, body } = await http.get<{ readonly query: unknown }>(
      `https://shop.example.com/${path}`,
      { ...shop, ...{ headers: { accept: "application/json", "x-tags": tags.join(",") } }, query },
    );
    if (order === undefined) return { status, type: headers["content-type"], body };
    const posted = await http.post<Order>("https://shop.example.com/echo", {
      ...shop,
      body: { ...order, tags, at: path.length },
      retry: { attempts: 2 },
      timeout: "30s",
    });
    // Nothing to read here
    await http.delete("https://shop.example.com/status/204", { connection: "shop" });
    return posted.body;
  } catch (error) {
    if (error instanceof HttpError && error.status === 404) return null;
    if (error instanceof HttpError && error.status === 410) return error.name;
    if (error instanceof HttpError) return `${error.status ?? "no answer"}`;
    throw error;
  }
});
