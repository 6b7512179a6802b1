import { request } from "node:http";
import { callback, flow, isSkipped, skip, sleep, TaskTimedOut, task } from "nagare";

interface Message {
  readonly token: string;
  readonly how: string;
  readonly value?: unknown;
}

/** What AWS's client does. */
async function answer(operation: string, body: object): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const headers = { "x-amz-target": `AWSStepFunctions.${operation}` };
  const sent = request(String(process.env["AWS_ENDPOINT_URL_SFN"]), { method: "POST", headers });
  sent.once("error", reject).once("response", (response) => response.resume().on("end", resolve));
  sent.end(JSON.stringify(body));
  await promise;
}

let refusals = 0;

export const notify = task(
  "notify",
  { retry: { attempts: 2, delay: "1s", on: ["Busy"] } },
  async ({ token: taskToken, how, value = null }: Message) => {
    if (how === "broken") throw new RangeError("nobody to ask");
    if (how === "never") return;
    if (how === "busy" && refusals++ % 2 === 0)
      await answer("SendTaskFailure", { taskToken, error: "Busy", cause: "later" });
    else if (how === "refused")
      await answer("SendTaskFailure", { taskToken, error: "Refused", cause: '"no", $x' });
    else if (how === "nameless") await answer("SendTaskFailure", { taskToken });
    else await answer("SendTaskSuccess", { taskToken, output: JSON.stringify(value) });
  },
);

export const asking = flow("callback-asking", async (message: Message) => {
  if (message.how === "skipped") return skip("nobody there");
  await sleep("1s");
  await notify(message);
  return "not looked at";
});

type Answer = { readonly approved: boolean; readonly by?: string } | null;

export default flow("callback", async ({ how, value }: { how: string; value?: unknown }) => {
  if (how === "uncaught") await callback("ask", (token) => notify({ token, how: "refused" }));
  if (how === "in a flow") {
    return await callback("ask a flow", async (token) => asking({ token, how, value }));
  }
  if (how === "together") {
    const both = ["a", "b"].map((by) =>
      callback<Answer>("ask each", (token) =>
        notify({ token, how, value: { approved: true, by } }),
      ),
    );
    return await Promise.all(both);
  }
  try {
    if (how === "never") {
      const options = { timeout: "3d", heartbeat: "10m" } as const;
      return await callback<string>("wait", async (token) => notify({ token, how }), options);
    }
    const given = await callback<Answer>("approve", async (token) => {
      const text = `${how}!`.slice(0, -1);
      const message = { token, how: text, value };
      await notify(message);
    });
    return { given, approved: given?.approved ?? "nothing", skipped: isSkipped(given) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { name, message } = error;
    return { name, message, isLate: error instanceof TaskTimedOut };
  }
});
