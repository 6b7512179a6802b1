import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { task } from "nagare";

interface Job {
  readonly token: string;
  readonly customer: string;
  readonly month: string;
}

/** Hands a job to the workers of the Ruby application: `InvoiceJob.perform_async(token, customer, month)`. */
export const queueInvoice = task("queue-invoice", { timeout: "30s" }, async (job: Job) => {
  const redis = process.env["REDIS_URL"];
  if (redis === undefined) await startWorker(job);
  else await push(new URL(redis), job);
});

/** What Sidekiq's own client writes. */
async function push({ hostname, port }: URL, job: Job): Promise<void> {
  const now = Date.now() / 1000;
  const entry = {
    class: "InvoiceJob",
    args: [job.token, job.customer, job.month],
    queue: "default",
    jid: randomUUID().replaceAll("-", "").slice(0, 24),
    retry: true,
    created_at: now,
    enqueued_at: now,
  };
  const socket = connect(Number(port || 6379), hostname);
  socket.write(command("SADD", "queues", "default"));
  socket.write(command("LPUSH", "queue:default", JSON.stringify(entry)));
  const [answer] = await once(socket, "data");
  socket.end();
  if (String(answer).startsWith("-")) throw new Error(`Redis refuses the job: ${answer}`);
}

/** https://redis.io/docs/latest/develop/reference/protocol-spec/ */
function command(...words: readonly string[]): string {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${parts.join("")}`;
}

/** On a laptop without Redis the worker is a process that does this one job. */
async function startWorker({ token, customer, month }: Job): Promise<void> {
  const worker = spawn("ruby", [join("flows", "invoices", "worker.rb"), token, customer, month], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [error] = await Promise.race([
    once(worker, "spawn"),
    new Promise<readonly [Error]>((resolve) => worker.once("error", (e) => resolve([e]))),
  ]);
  if (error instanceof Error) {
    const cause = { cause: error };
    throw new Error("no Ruby here: install it (`apt install ruby`), or set REDIS_URL", cause);
  }
}
