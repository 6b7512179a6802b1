import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { StatementSync } from "node:sqlite";
import { ListExecutionsCommand, type SFNClient } from "@aws-sdk/client-sfn";
import { expect, test, vi } from "vitest";
import { localMachineArn } from "../../../lib/local/index.ts";
import { localService, temporaryFolder } from "../local-service.ts";
import { killed, processOf } from "../service-process.ts";
import { declareDaily } from "./declare-daily.ts";
import { handClock } from "./hand-clock.ts";

const scheduled = (day: string) => `schedule-202601${day}T010000Z`;
const main = join(import.meta.dirname, "serve-schedules.ts");

/** The service on a folder that another has left, with time that skips, at an instant. */
async function next(folder: string, instant: string): Promise<SFNClient> {
  const { clock } = handClock(instant);
  const { service, client } = await localService({
    ...{ projectDirectory: folder, history: "kept", clock },
  });
  declareDaily(service);
  return client;
}

/** Names and ends of all runs of a flow, once all have ended. */
async function endsOf(client: SFNClient, flow: string): Promise<readonly string[]> {
  const list = new ListExecutionsCommand({ stateMachineArn: localMachineArn(flow) });
  const ends = async () => {
    const { executions = [] } = await client.send(list);
    return executions.map(({ name, status }) => `${name} ${status}`);
  };
  await expect.poll(async () => (await ends()).join()).not.toContain("RUNNING");
  return await ends();
}

test("a service that is killed around its schedules starts each time once, and after an outage what catchUp says", async () => {
  const folder = temporaryFolder();
  const before = await processOf(main, [folder, "2026-01-05T00:30:00Z"]);
  await killed(before.child);
  const after = await processOf(main, [folder, "2026-01-08T05:00:00Z"]);
  await killed(after.child);
  const client = await next(folder, "2026-01-08T05:00:10Z");
  expect(await endsOf(client, "latest")).toEqual([`${scheduled("08")} SUCCEEDED`]);
  expect(await endsOf(client, "skip")).toEqual([]);
});

function copyOf(folder: string): string {
  const copy = temporaryFolder();
  mkdirSync(join(copy, ".nagare"));
  for (const file of ["history.sqlite", "history.sqlite-wal"])
    cpSync(join(folder, ".nagare", file), join(copy, ".nagare", file));
  return copy;
}

// What a process that is killed leaves of its files is what they are at that moment: a copy of them.
test("wherever it is killed while a schedule fires, the next one starts that time once", async () => {
  const folder = temporaryFolder();
  const time = handClock("2026-01-08T00:59:00Z");
  const first = await localService({
    ...{ projectDirectory: folder, history: "kept", skipTime: false, clock: time.clock },
  });
  declareDaily(first.service);
  const copies: string[] = [];
  const write = StatementSync.prototype.run;
  const writes = vi.spyOn(StatementSync.prototype, "run");
  writes.mockImplementation(function (this: StatementSync, ...values) {
    copies.push(copyOf(folder));
    return write.apply(this, values);
  });
  time.sleepUntil("2026-01-08T01:00:00Z");
  for (let turns = 0; turns < 20; turns++) await new Promise((go) => setImmediate(go));
  writes.mockRestore();
  expect(copies.length).toBeGreaterThan(5);
  for (const [index, left] of copies.entries()) {
    const client = await next(left, index % 2 === 0 ? "2026-01-08T01:00:30Z" : "2026-01-08T05:00Z");
    const ends = await endsOf(client, "latest");
    expect([index, ...ends]).toEqual([index, `${scheduled("08")} SUCCEEDED`]);
  }
});
