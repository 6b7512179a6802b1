/**
 * Replays executions and calls recorded from AWS against the local service, and prints per category how many agree in outcome and how many event by
 * event. What is given on the command line goes to the player: `npm run conformance -- --category c --verbose`.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const player = join(root, "../shared/aws-histories/replay.mjs");

if (!existsSync(player)) {
  process.stdout.write(`No recordings of AWS here (${player}): nothing to replay.\n`);
  process.exit(0);
}

const port = await freePort();
const serve = join(import.meta.dirname, "serve.ts");
const service = `exec '${process.execPath}' --conditions=nagare:source '${serve}' ${port}`;
const endpoint = `http://127.0.0.1:${port}`;
const options = ["--endpoint", endpoint, "--spawn", service, ...process.argv.slice(2)];
const replay = spawn(process.execPath, [player, ...options], { cwd: root, stdio: "inherit" });
const [code] = await once(replay, "exit");
process.exitCode = typeof code === "number" ? code : 1;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
