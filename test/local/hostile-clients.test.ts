import { connect } from "node:net";
import { expect, test } from "vitest";
import { localService, machine, pass, stateMachineArn, type TestService } from "./local-service.ts";

interface Answer {
  /** 0 where the connection ended without one. */
  readonly status: number;
  readonly text: string;
}

/** Speaks to the service over a bare socket, which sends what no client would. */
function speak(endpoint: string, say: (write: (text: string) => boolean) => void): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(endpoint).port), "127.0.0.1");
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      text += chunk;
    });
    // A connection that is cut off while we still write is an answer too.
    socket.on("error", () => {});
    socket.on("close", () => resolve({ status: Number(text.split(" ")[1] ?? 0), text }));
    say((words) => socket.write(words));
  });
}

const headersOf = (given: Readonly<Record<string, string>>): string =>
  Object.entries(given)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");

/** A request of an API's operation, in one piece; the connection ends behind it. */
function ask(
  { service }: TestService,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body = "{}",
): Promise<Answer> {
  const own = { Host: new URL(service.endpoint).host, Connection: "close" };
  const content = { "Content-Type": "text/plain", "Content-Length": String(body.length) };
  const all = headersOf({ ...own, ...content, "X-Amz-Target": target, ...headers });
  return speak(service.endpoint, (write) => write(`POST / HTTP/1.1\r\n${all}\r\n${body}`));
}

const listMachines = "AWSStepFunctions.ListStateMachines";

async function expectAlive(local: TestService): Promise<void> {
  expect((await ask(local, listMachines)).status).toBe(200);
}

test.each([
  ["another name", { Host: "evil.example" }],
  ["a name that begins as ours", { Host: "127.0.0.1.evil.example" }],
  ["a name that ends as ours", { Host: "evil.localhost" }],
  ["no name", { Host: "" }],
  ["a page on another port", { Origin: "http://127.0.0.1:1" }],
  ["a page of another scheme", { Origin: "https://127.0.0.1" }],
  ["a page without an origin of its own", { Origin: "null" }],
  ["a page elsewhere that knows our name", { Origin: "http://localhost.evil.example" }],
])("it answers nobody who comes by %s, whatever they ask for", async (_, headers) => {
  const local = await localService();
  for (const target of [
    listMachines,
    "DynamoDB_20120810.ListTables",
    "Nagare.GetTaskOutput",
    "Nagare.ListLateRuns",
    "Nagare.ReloadProject",
  ]) {
    const { status, text } = await ask(local, target, headers);
    expect([target, status]).toEqual([target, 403]);
    expect(text).toContain("AccessDeniedException");
    expect(text.toLowerCase()).not.toContain("access-control-allow");
  }
  await expectAlive(local);
});

test("it gives a page elsewhere no leave to ask: a preflight is refused", async () => {
  const local = await localService();
  const { host } = new URL(local.service.endpoint);
  const headers = {
    ...{ Host: host, Connection: "close", Origin: "https://evil.example" },
    ...{
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "x-amz-target",
    },
  };
  const { status, text } = await speak(local.service.endpoint, (write) =>
    write(`OPTIONS / HTTP/1.1\r\n${headersOf(headers)}\r\n`),
  );
  expect(status).toBe(403);
  expect(text.toLowerCase()).not.toContain("access-control-allow");
});

test.each([listMachines, "DynamoDB_20120810.ListTables"])(
  "it cuts off a body to %s that has no end",
  async (target) => {
    const local = await localService();
    const { host } = new URL(local.service.endpoint);
    let written = 0;
    const piece = "x".repeat(2 ** 16);
    const before = process.memoryUsage().rss;
    const { status } = await speak(local.service.endpoint, (write) => {
      const headers = { Host: host, "X-Amz-Target": target, "Transfer-Encoding": "chunked" };
      write(`POST / HTTP/1.1\r\n${headersOf(headers)}\r\n`);
      const timer = setInterval(() => {
        for (let count = 0; count < 16; count++)
          write(`${piece.length.toString(16)}\r\n${piece}\r\n`);
        written += 16 * piece.length;
        if (written > 2 ** 28) clearInterval(timer);
      }, 1);
      setTimeout(() => clearInterval(timer), 10_000).unref();
    });
    expect([0, 413]).toContain(status);
    expect(written).toBeLessThan(2 ** 28);
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 29);
    await expectAlive(local);
  },
);

test("it outlives clients that leave before their request is whole", async () => {
  const local = await localService();
  const { host } = new URL(local.service.endpoint);
  for (const target of [listMachines, "DynamoDB_20120810.ListTables"]) {
    const headers = { Host: host, "X-Amz-Target": target, "Content-Length": "100" };
    const socket = connect(Number(host.split(":")[1]), "127.0.0.1");
    await new Promise<void>((resolve) => {
      socket.write(`POST / HTTP/1.1\r\n${headersOf(headers)}\r\n{"half":`, () => resolve());
    });
    // The service must have begun to read before the client goes.
    await expectAlive(local);
    socket.resetAndDestroy();
  }
  await expectAlive(local);
});

test("it refuses headers without an end, and what is no HTTP", async () => {
  const local = await localService();
  const { endpoint } = local.service;
  const long = await speak(endpoint, (write) =>
    write(`POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${"x".repeat(2 ** 16)}`),
  );
  expect(long.status).toBe(431);
  expect((await speak(endpoint, (write) => write("\u0016\u0003\u0001 hello\r\n\r\n"))).status).toBe(
    400,
  );
  await expectAlive(local);
});

test("it survives JSON that is nested too deep, in a request and in an input", async () => {
  const local = await localService();
  const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
  expect((await ask(local, listMachines, {}, deep(1_000_000))).status).toBe(400);
  local.service.putStateMachine("p", machine({ a: pass }));
  const start = (input: string, name: string) =>
    ask(
      local,
      "AWSStepFunctions.StartExecution",
      {},
      JSON.stringify({ stateMachineArn: stateMachineArn("p"), name, input }),
    );
  for (const levels of [1000, 120_000])
    expect([200, 400]).toContain((await start(deep(levels), `n${levels}`)).status);
  await expectAlive(local);
});

test("it takes members with names of JavaScript's own as what they are: unknown", async () => {
  const local = await localService();
  const body = '{"__proto__": {"maxResults": 1}, "constructor": {"prototype": {"x": 1}}}';
  expect((await ask(local, listMachines, {}, body)).status).toBe(200);
  expect(Reflect.get({}, "x")).toBeUndefined();
});
