import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, onTestFinished } from "vitest";

export const checkout = join(import.meta.dirname, "../..");

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project in a folder of its own, with `nagare` linked to this checkout; gone when the test is over. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = made(files);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One for all tests of a file or `describe`: compiled once. */
export function sharedProject(files: Readonly<Record<string, string>>): string {
  const folder = made(files);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function made(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "nagare-cli-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(checkout, join(folder, "node_modules/nagare"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Runs the command in a project, as a user's shell does. */
export function nagare(folder: string, ...args: readonly string[]): Ended {
  const main = join(checkout, "lib/cli/main.ts");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=nagare:source", main, ...args],
    { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  return { exitCode: status, stdout, stderr };
}
