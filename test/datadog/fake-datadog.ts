import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What Datadog keeps of monitors and dashboards, with what it adds itself. */
export interface FakeDatadog {
  readonly url: string;
  readonly monitors: Map<number, Record<string, unknown>>;
  readonly dashboards: Map<string, Record<string, unknown>>;
  /** `POST /api/v1/monitor`, in their order. */
  readonly requests: string[];
  /** What the next requests are answered with instead. */
  readonly refusals: {
    readonly status: number;
    readonly body: string;
    readonly headers?: Record<string, string>;
  }[];
}

/** Datadog's API on this machine, gone when the test is over. It takes the keys "api" and "app". */
export async function fakeDatadog(): Promise<FakeDatadog> {
  const fake = {
    monitors: new Map(),
    dashboards: new Map(),
    requests: [],
    refusals: [],
  } as unknown as FakeDatadog;
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const { status, answer, headers = {} } = answered(fake, request, body);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(fake, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

interface Answer {
  readonly status: number;
  readonly answer: unknown;
  readonly headers?: Record<string, string>;
}

function answered(
  fake: FakeDatadog,
  { method = "", url = "", headers }: IncomingMessage,
  body: string,
): Answer {
  fake.requests.push(`${method} ${url}`);
  const refusal = fake.refusals.shift();
  if (refusal !== undefined) return { ...refusal, answer: refusal.body };
  if (headers["dd-api-key"] !== "api" || headers["dd-application-key"] !== "app")
    return { status: 403, answer: { errors: ["Forbidden"] } };
  const { pathname, searchParams } = new URL(url, "http://datadog");
  const [, kind = "", id] = /^\/api\/v1\/(monitor|dashboard)(?:\/([\w-]+))?$/.exec(pathname) ?? [];
  const given = body === "" ? undefined : JSON.parse(body);
  if (kind === "monitor") return { status: 200, answer: monitor(fake, id, given, searchParams) };
  if (kind === "dashboard") return { status: 200, answer: dashboard(fake, id, given) };
  return { status: 404, answer: { errors: ["Not found"] } };
}

function monitor(
  { monitors }: FakeDatadog,
  id: string | undefined,
  given: { options: object } | undefined,
  search: URLSearchParams,
): unknown {
  if (given === undefined) {
    const size = Number(search.get("page_size"));
    const from = Number(search.get("page")) * size;
    const wanted = search.get("monitor_tags") ?? "";
    const tagged = [...monitors.values()].filter(({ tags }) => (tags as string[]).includes(wanted));
    return tagged.slice(from, from + size);
  }
  const key = id === undefined ? monitors.size + 101 : Number(id);
  const options = { notify_audit: false, silenced: {}, ...given.options };
  monitors.set(key, { ...monitors.get(key), ...given, options, id: key });
  return monitors.get(key);
}

function dashboard(
  { dashboards }: FakeDatadog,
  id: string | undefined,
  given: object | undefined,
): unknown {
  if (given === undefined) {
    const all = [...dashboards.values()];
    return {
      dashboards: all.map(({ id: key, title, description }) => ({ id: key, title, description })),
    };
  }
  const key = id ?? `abc-${dashboards.size + 1}`;
  dashboards.set(key, { ...given, id: key });
  return dashboards.get(key);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
