/** Scripts and secrets called as plain functions, in Node. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import {
  ContainerExited,
  ContainerNotStarted,
  container,
  parameter,
  secret,
  shell,
} from "../../lib/flow/index.ts";

const folder = mkdtempSync(join(tmpdir(), "nagare-shell-"));
const script = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

it("runs a script by its first line, with each argument as it is, under its file's name", async () => {
  const text =
    '#!/bin/sh\n[ "$1" = "two  words" ] && [ "$2" = \'"$HOME"\' ] && exit "$CODE"\nexit 99\n';
  const load = shell(script("load.sh", text), {
    command: (_: number) => ["two  words", '"$HOME"'],
    environment: (code) => ({ CODE: `${code}` }),
    exitCodes: { 9: "nothing" },
  });
  expect(load.containerName).toBe("load");
  expect(await load(0)).toEqual({ exitCode: 0, outcome: "succeeded" });
  expect(await load(9)).toEqual({ exitCode: 9, outcome: "nothing" });
  await expect(load(3)).rejects.toEqual(new ContainerExited("load", 3));
});

it.each([
  ["exit 7\n", 7],
  ["#!/usr/bin/env node\nprocess.exit(5)\n", 5],
  ["#!/usr/bin/env -S node --no-warnings\nprocess.exit(6)\n", 6],
])("finds what runs %j", async (text, code) => {
  const leave = shell(script("leave", text), { name: "leave-it" });
  await expect(leave()).rejects.toEqual(new ContainerExited("leave-it", code));
});

it("names the program that a script needs and that isn't there", async () => {
  const odd = shell(script("odd.rb", "#!/usr/bin/env no-such-language\n"));
  const reason = 'CannotStartContainerError: can\'t run "no-such-language"';
  await expect(odd()).rejects.toEqual(new ContainerNotStarted("odd", reason));
});

const notify = container("notify", {
  image: "example.com/tool",
  local: ["/bin/sh", "-c"],
  command: () => ['[ "$TOKEN" = "t 0" ] && [ "$URL" = http://x ]'],
  secrets: { TOKEN: secret("slack-token"), URL: parameter("/batch/url") },
});

it("gives a container its secrets from the shell, or from .env of the working folder", async () => {
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  writeFileSync(join(folder, ".env"), "TOKEN='t 0'\nURL=http://other\n");
  vi.stubEnv("URL", "http://x");
  expect(await notify()).toEqual({ exitCode: 0, outcome: "succeeded" });
});

it("does not start a container without its secret, nor tries it again", async () => {
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  writeFileSync(join(folder, ".env"), "");
  const reason =
    'ResourceInitializationError: unable to pull secrets: ResourceNotFoundException: there is no TOKEN, which is the secret "slack-token" on AWS: put TOKEN=… into .env, or set it in the shell';
  await expect(notify()).rejects.toEqual(new ContainerNotStarted("notify", reason));
});
