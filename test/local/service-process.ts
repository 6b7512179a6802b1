import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { onTestFinished } from "vitest";
import { clientOf, stateMachineArn, temporaryFolder } from "./local-service.ts";

export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly client: SFNClient;
}

/** The service in a process that can be killed, optionally with files of no more than so many bytes. */
export async function serviceProcess(folder: string, mostBytes?: number): Promise<ServiceProcess> {
  const limited = `ulimit -f ${Math.round((mostBytes ?? 0) / 512)}; exec "$@"`;
  const shell = mostBytes === undefined ? [] : ["sh", "-c", limited, "sh"];
  return await processOf(join(import.meta.dirname, "serve.ts"), [folder], shell);
}

/** A program that prints the endpoint of the service in it, in a process that can be killed. */
export async function processOf(
  main: string,
  given: readonly string[],
  shell: readonly string[] = [],
): Promise<ServiceProcess> {
  const [file = "", ...args] = [...shell, process.execPath, "--no-warnings", main, ...given];
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (text) => resolve(String(text).trim()));
    child.once("exit", (code) => reject(new Error(`the service ended with ${code}`)));
  });
  return { child, client: clientOf(endpoint) };
}

export async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

export async function history(client: SFNClient, executionArn: string): Promise<HistoryEvent[]> {
  const command = new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 });
  return (await client.send(command)).events ?? [];
}

export async function start(client: SFNClient, name: string, input: unknown = {}): Promise<string> {
  const command = { stateMachineArn: stateMachineArn(name), input: JSON.stringify(input) };
  return String((await client.send(new StartExecutionCommand(command))).executionArn);
}

/** A project whose container notes each start in a file, then waits until another file is there. */
export function project(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "image"));
  writeFileSync(join(folder, "starts"), "");
  writeFileSync(
    join(folder, "image", "main.sh"),
    `echo x >> "${folder}/starts"; while [ -e "${folder}" ] && [ ! -e "${folder}/go" ]; do sleep 0.05; done\n`,
  );
  return folder;
}
