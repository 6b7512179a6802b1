import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { HttpError, http } from "../../lib/flow/index.ts";

let server: Server | undefined;

afterEach(() => void server?.close());

async function serving(answer: RequestListener): Promise<string> {
  const made = createServer(answer);
  server = made;
  await new Promise<void>((ready) => made.listen(0, "127.0.0.1", ready));
  const address = made.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

/** What a call sends, as the server sees it. */
async function sent(call: (url: string) => Promise<unknown>) {
  let seen: { method?: string; path?: string; type?: string; body?: string } = {};
  const url = await serving(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { method = "", url: path = "", headers } = request;
    const type = headers["content-type"];
    seen = { method, path, body, ...(type && { type }) };
    response.end("");
  });
  await call(url);
  return seen;
}

const connection = "shop";
const once = { attempts: 1 };

describe("an HTTP call in Node", () => {
  it("sends a body as JSON", async () => {
    const body = { id: 1, note: undefined };
    expect(await sent((url) => http.post(`${url}/orders`, { connection, body }))).toEqual({
      method: "POST",
      path: "/orders",
      type: "application/json",
      body: '{"id":1}',
    });
  });

  it("sends a text as it is", async () => {
    const headers = { "Content-Type": "text/csv", "X-Absent": undefined };
    const call = (url: string) => http.put(url, { connection, headers, body: "a,b" });
    expect(await sent(call)).toMatchObject({ method: "PUT", type: "text/csv", body: "a,b" });
  });

  it("sends a form", async () => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const body = { a: "1 2", tags: ["x", "y"], deep: { b: true } };
    const call = (url: string) => http.patch(url, { connection, headers, body });
    expect(await sent(call)).toMatchObject({
      body: "a=1%202&tags%5B0%5D=x&tags%5B1%5D=y&deep%5Bb%5D=true",
    });
  });

  it("gives each value of a query parameter, and none that is undefined", async () => {
    const query = { day: "2026-01-01", id: ["1", "2"], none: [], absent: undefined };
    const call = (url: string) => http.delete(url, { connection, query });
    expect(await sent(call)).toEqual({
      method: "DELETE",
      path: "/?day=2026-01-01&id=1&id=2",
      body: "",
    });
  });

  it("throws an HttpError with the status of what is no success", async () => {
    const url = await serving((_, response) => response.writeHead(404).end("{}"));
    const error = await http.get(url, { connection }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ name: "States.Http.StatusCode.404", status: 404 });
  });

  it("throws an HttpError without a status where nobody answers", async () => {
    const url = await serving((request) => void request.socket.destroy());
    const error = await http.get(url, { connection, retry: once }).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: "States.Http.Socket", status: undefined });
  });

  it("gives text that only says it is JSON as text", async () => {
    const url = await serving((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end("{oops");
    });
    expect((await http.get(url, { connection })).body).toBe("{oops");
  });
});
