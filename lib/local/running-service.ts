import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const file = (directory: string): string => join(directory, "service.json");

/** Where the service that uses a project's `.nagare` answers, if one says that it does; it may have died since. */
export function announcedEndpoint(directory: string): string | undefined {
  try {
    const { endpoint } = JSON.parse(readFileSync(file(directory), "utf8"));
    return typeof endpoint === "string" ? endpoint : undefined;
  } catch {
    return undefined;
  }
}

/** Leaves word where the service answers, so that another command on the project uses it. */
export function announce(directory: string, endpoint: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(file(directory), `${JSON.stringify({ endpoint, pid: process.pid })}\n`);
}

export function withdraw(directory: string, endpoint: string): void {
  if (announcedEndpoint(directory) === endpoint) rmSync(file(directory), { force: true });
}
