import type { Command } from "commander";
import { wrongUsage } from "../cli-error.ts";
import { connect } from "../connect/connect.ts";
import type { Connection } from "../connect/connection.ts";
import { holderLabel } from "../locks/holder-label.ts";
import { locksText } from "../locks/locks-text.ts";
import { readLocks } from "../locks/read-locks.ts";
import { releasePlace } from "../locks/release-place.ts";
import { hasLocks, listedOf, whichLocks } from "../locks/which-locks.ts";
import { openProject } from "../project.ts";
import { hasColor, painter, printJson } from "../terminal.ts";

interface Options {
  readonly env?: string;
  readonly release?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

/** `nagare locks`: who holds, who waits. */
export function addLocks(program: Command): void {
  program
    .command("locks [flow-or-lock]")
    .description("show who holds locks and who waits for them")
    .option("--release <run>", "take away what a run holds (FLOW/RUN): the next one gets it")
    .option("--reason <text>", "why; it is kept and shown")
    .option("--env <name>", "on AWS, in an environment of flows/environments.ts")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      '\nExample: nagare locks warehouse --release sync/monday --reason "its machine is gone"',
    )
    .action(locks);
}

async function locks(name: string | undefined, options: Options): Promise<void> {
  const { env, release, reason, json = false } = options;
  if (release !== undefined && (reason ?? "").trim() === "")
    throw wrongUsage("--release needs a --reason: it is kept, and shown by nagare locks");
  if (release === undefined && reason !== undefined)
    throw wrongUsage("--reason says why something is released: name it with --release");
  const project = await openProject();
  const names = whichLocks(project, name);
  await using connection = await connect(project, {
    ...(env !== undefined && { env }),
    resume: release !== undefined,
  });
  if (release !== undefined && reason !== undefined)
    return await releaseFor(connection, { owner: release, reason, names, env }, json);
  const all = await connection.locks((ports) => readLocks(ports));
  const list = listedOf(all ?? { locks: [], rates: [] }, names);
  if (json) return printJson(list);
  const isNone = list.locks.length + list.rates.length === 0;
  const none = hasLocks(project)
    ? "nobody holds or waits"
    : "no flow takes a lock or keeps to a rate: see concurrency and rate in docs/locks.md";
  console.log(isNone ? none : locksText(list, env, painter(hasColor(process.stdout))));
}

async function releaseFor(
  connection: Connection,
  release: Parameters<typeof releasePlace>[1],
  json: boolean,
): Promise<void> {
  const released = await connection.locks((ports) => releasePlace(ports, release));
  if (released === undefined)
    throw wrongUsage(`${release.owner} holds nothing: nothing has taken a lock yet`);
  if (json) return printJson({ released });
  for (const { lock, key, holder } of released)
    console.log(
      `released ${lock}${key === "*" ? "" : ` · ${key}`} of ${holderLabel(holder, release.env)}`,
    );
}
