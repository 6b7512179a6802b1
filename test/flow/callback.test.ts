/** Callbacks of flows that are called as plain functions. */
import {
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { afterEach, describe, expect, it, vi } from "vitest";
import { callback, flow, TaskTimedOut, task } from "../../lib/flow/index.ts";

afterEach(() => void vi.useRealTimers());

/** AWS's own client, led by the environment variable. */
async function client<T>(use: (client: SFNClient) => Promise<T>): Promise<T> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const sfn = new SFNClient({ region: "us-east-1", credentials, maxAttempts: 1 });
  try {
    return await use(sfn);
  } finally {
    sfn.destroy();
  }
}

const succeed = (taskToken: string, output: unknown) =>
  client((sfn) =>
    sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })),
  );

const refuse = (taskToken: string, error: string, cause: string) =>
  client((sfn) => sfn.send(new SendTaskFailureCommand({ taskToken, error, cause })));

describe("a callback", () => {
  it("gives what its token is answered with, each of several its own", async () => {
    const tokens = new Map<string, string>();
    const ask = task("ask", async ({ token, who }: { token: string; who: string }) => {
      tokens.set(who, token);
      if (tokens.size < 2) return;
      for (const [name, each] of tokens) await succeed(each, { by: name });
    });
    const both = flow("both", async () =>
      Promise.all(["a", "b"].map((who) => callback("ask", (token) => ask({ token, who })))),
    );
    expect(await both({})).toEqual([{ by: "a" }, { by: "b" }]);
    expect(process.env["AWS_ENDPOINT_URL_SFN"]).toBeUndefined();
  });

  it("throws what a failed answer says, and what the sending throws", async () => {
    const ask = task("ask", async ({ token, how }: { token: string; how: string }) => {
      if (how === "broken") throw new RangeError("nobody there");
      await refuse(token, "Refused", "not today");
    });
    const answer = (how: string) => callback("ask", async (token) => ask({ token, how }));
    await expect(answer("refused")).rejects.toMatchObject({
      name: "Refused",
      message: "not today",
    });
    await expect(answer("broken")).rejects.toMatchObject({ name: "RangeError" });
  });

  it("sends again as the step's own retry says, also after a failed answer", async () => {
    let tries = 0;
    const retry = { attempts: 3, delay: "1s", on: ["Busy"] } as const;
    const ask = task("ask", { retry }, async ({ token }: { token: string }) => {
      tries += 1;
      await (tries < 3 ? refuse(token, "Busy", "later") : succeed(token, tries));
    });
    expect(await callback("ask", async (token) => ask({ token }))).toBe(3);
  });

  it("only starts another flow, whose end nobody looks at", async () => {
    const { promise: started, resolve } = Promise.withResolvers<string>();
    const asking = flow("asking", async ({ token }: { token: string }) => {
      resolve(token);
      throw new Error("nobody sees this");
    });
    const answered = callback("ask", async (token) => asking({ token }));
    await succeed(await started, "by somebody else");
    expect(await answered).toBe("by somebody else");
  });

  it("refuses the answer to a token that nobody waits for", async () => {
    let old = "";
    const ask = task("ask", async ({ token }: { token: string }) => {
      if (old !== "") await expect(succeed(old, 1)).rejects.toMatchObject({ name: "TaskTimedOut" });
      old = token;
      await succeed(token, 2);
    });
    for (const _ of [1, 2]) expect(await callback("ask", async (token) => ask({ token }))).toBe(2);
  });

  it("is TaskTimedOut when nobody answers in time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { promise: first, resolve: sent } = Promise.withResolvers<string>();
    const ask = task("ask", { timeout: "10s" }, async ({ token }: { token: string }) =>
      sent(token),
    );
    const late = callback("ask", async (token) => ask({ token }), { timeout: "1h" });
    const ended = expect(late).rejects.toBeInstanceOf(TaskTimedOut);
    await first;
    await vi.advanceTimersByTimeAsync(3_600_000);
    await ended;
  });

  it("is TaskTimedOut when no heartbeat comes after the sending or after the last one", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { promise, resolve: sent } = Promise.withResolvers<string>();
    const ask = task("ask", async ({ token }: { token: string }) => sent(token));
    let isOver = false;
    const beating = callback("ask", async (token) => ask({ token }), { heartbeat: "1m" }).finally(
      () => {
        isOver = true;
      },
    );
    const ended = expect(beating).rejects.toBeInstanceOf(TaskTimedOut);
    const taskToken = await promise;
    await vi.advanceTimersByTimeAsync(50_000);
    await client((sfn) => sfn.send(new SendTaskHeartbeatCommand({ taskToken })));
    await vi.advanceTimersByTimeAsync(50_000);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    await ended;
  });
});
