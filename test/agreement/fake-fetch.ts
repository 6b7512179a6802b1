/**
 * An HTTP API for samples, in place of `fetch`: `/status/404` answers with that status, `/flaky/2` twice with 503 before it goes well, `/echo` with what
 * it got, `/text` with text, `/gone` not at all; anything else with its query and headers.
 */
export function fakeFetch(): typeof fetch {
  const calls = new Map<string, number>();
  return async (address, init = {}) => {
    const url = new URL(address instanceof Request ? address.url : address);
    const count = (calls.get(url.pathname) ?? 0) + 1;
    calls.set(url.pathname, count);
    const [, kind = "", value = ""] = url.pathname.split("/");
    const answer = ANSWERS[kind] ?? whatCame;
    return answer({ url, init, value, count });
  };
}

interface Call {
  readonly url: URL;
  readonly init: RequestInit;
  readonly value: string;
  readonly count: number;
}

const ANSWERS: Readonly<Record<string, (call: Call) => Response>> = {
  status: ({ value }) => withStatus(Number(value)),
  flaky: ({ value, count }) =>
    count <= Number(value) ? withStatus(503) : Response.json({ count }),
  echo: ({ init }) => Response.json(JSON.parse(String(init.body))),
  text: () => new Response("plain", { headers: { "content-type": "text/plain" } }),
  gone: () => {
    throw new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") });
  },
};

function withStatus(status: number): Response {
  return new Response(null, { status, statusText: `Status ${status}` });
}

function whatCame({ url, init }: Call): Response {
  const headers = Object.fromEntries(new Headers(init.headers ?? {}));
  return Response.json({ method: init.method, query: [...url.searchParams], headers });
}
