import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A service that uses a project's `.nagare`, by its own word. */
export interface Announcement {
  readonly endpoint: string;
  /** How it was started. */
  readonly skipTime: boolean;
  readonly allowAws: boolean;
}

/** The service that says it uses a project's `.nagare`, if one does; it may have died since. */
export function announcedService(directory: string): Announcement | undefined {
  try {
    const told: Partial<Announcement> = JSON.parse(readFileSync(file(directory), "utf8"));
    const { endpoint, skipTime = false, allowAws = false } = told;
    return typeof endpoint === "string" ? { endpoint, skipTime, allowAws } : undefined;
  } catch {
    return undefined;
  }
}

/** Leaves word where the service answers, so that another command on the project uses it. */
export function announce(directory: string, service: Announcement): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(file(directory), `${JSON.stringify({ ...service, pid: process.pid })}\n`);
}

export function withdraw(directory: string, endpoint: string): void {
  if (announcedService(directory)?.endpoint === endpoint) rmSync(file(directory), { force: true });
}

const file = (directory: string): string => join(directory, "service.json");
