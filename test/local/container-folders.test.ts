/** Containers as processes: where they work, their scripts and secrets, and that nothing of them stays behind. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { Containers, docker } from "../../lib/local/tasks/containers/index.ts";
import { runPlace } from "../../lib/local/tasks/containers/run-place.ts";
import type { ContainerDeclaration } from "../../lib/local/tasks/declarations.ts";
import { isAlive } from "./is-alive.ts";
import { temporaryFolder } from "./local-service.ts";

/** Writes files below a folder; scripts can be run. */
function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
}

interface Made {
  readonly files?: Readonly<Record<string, string>>;
  readonly container?: Partial<ContainerDeclaration>;
  readonly shell?: Readonly<Record<string, string>>;
  readonly docker?: string;
}

/** A project with one container, whose image is the folder `image` in it. */
function project({ files = {}, container = {}, shell = {}, docker: file }: Made) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "image"));
  write(folder, files);
  const containers = new Containers({
    docker: docker(file ?? join(folder, "no-docker")),
    folder,
    work: join(folder, ".nagare", "work"),
    shell,
    environment: (own) => ({ PATH: process.env["PATH"] ?? "", AWS_ENDPOINT_URL_S3: "x", ...own }),
    dockerEnvironment: (own) => own,
  });
  const image = { kind: "folder", path: join(folder, "image") } as const;
  const declared: ContainerDeclaration = {
    name: "load",
    image,
    cpu: 256,
    memoryMiB: 512,
    ...container,
  };
  const abort = new AbortController();
  const lines: string[] = [];
  const listeners: ((line: string) => void)[] = [];
  const run = (command: readonly string[]) =>
    containers.run(declared, {
      ...{ id: "1", flow: "report", run: "first", command, environment: {}, signal: abort.signal },
      tell: (_, line) => {
        lines.push(line);
        for (const listener of listeners) listener(line);
      },
    });
  const nextLine = () => new Promise<string>((resolve) => listeners.push(resolve));
  const work = join(folder, ".nagare", "work");
  return { folder, work, containers, run, lines, nextLine, stop: () => abort.abort() };
}

const script = (folder: string, file: string): Partial<ContainerDeclaration> => ({
  image: { kind: "uri", uri: "debian" },
  script: {
    file: join(folder, file),
    entryPoint: ["/bin/sh", "-c", "start", "script"],
    variable: "NAGARE_SCRIPT",
  },
});

/** A project whose container is a script; the folder is only known when it is made. */
function scriptProject(text: string, more: Made = {}) {
  const folder = temporaryFolder();
  write(folder, { "scripts/load.sh": text });
  return project({ ...more, container: script(folder, "scripts/load.sh") });
}

const alone = { kind: "exited", exitCode: 0 } as const;

test("it works in a copy of the image's folder, which goes when it succeeded", async () => {
  const { folder, work, run, lines } = project({
    files: { "image/data/in.txt": "in", "image/run.sh": "#!/bin/sh\npwd\ncat data/in.txt\n" },
  });
  expect(await run(["sh", "-c", "./run.sh; echo changed > data/in.txt; touch made"])).toEqual(
    alone,
  );
  expect(lines).toEqual([join(work, "report", "first", "load-1"), "in"]);
  expect(readFileSync(join(folder, "image/data/in.txt"), "utf8")).toBe("in");
  expect(existsSync(join(folder, "image/made"))).toBe(false);
  expect(readdirSync(work)).toEqual([]);
});

test("it keeps the folder of what failed, and each try has its own", async () => {
  const { work, run } = project({ files: { "image/a": "" } });
  const fails = ["sh", "-c", "touch made; exit 3"];
  expect(await run(fails)).toEqual({ kind: "exited", exitCode: 3 });
  await Promise.all([run(fails), run(["sh", "-c", "sleep 0.2"])]);
  const kept = readdirSync(join(work, "report", "first"));
  expect(kept).toHaveLength(2);
  for (const name of kept)
    expect(readdirSync(join(work, "report", "first", name))).toContain("made");
});

test("it links what is big, leaves history out, and keeps links inside the copy", async () => {
  const { folder, work, run, lines } = project({
    files: {
      "image/node_modules/a/index.js": "",
      "image/packages/b/vendor/gem": "",
      "image/.git/HEAD": "",
      "image/bin/tool": "#!/bin/sh\necho tool\n",
      "shared/lib.txt": "shared\n",
    },
  });
  symlinkSync("bin/tool", join(folder, "image/run"));
  symlinkSync("../shared", join(folder, "image/shared"));
  symlinkSync("nowhere", join(folder, "image/dangling"));
  const command =
    "./run; cat shared/lib.txt; ls node_modules packages/b/vendor; ls -d .git; exit 1";
  await run(["sh", "-c", command]);
  const copy = join(work, "report/first/load-1");
  expect(readlinkSync(join(copy, "node_modules"))).toBe(join(folder, "image/node_modules"));
  expect(readlinkSync(join(copy, "packages/b/vendor"))).toBe(
    join(folder, "image/packages/b/vendor"),
  );
  expect(readlinkSync(join(copy, "run"))).toBe("bin/tool");
  expect(existsSync(join(copy, ".git"))).toBe(false);
  for (const line of ["tool", "shared", "a", "gem"]) expect(lines).toContain(line);
});

test("it copies a project that is its own image's folder, without the copies", async () => {
  const { folder, run } = project({ files: { "a.txt": "a", ".nagare/history": "" } });
  const own = project({ container: { image: { kind: "folder", path: folder } } });
  expect(await own.run(["sh", "-c", "ls -A"])).toEqual(alone);
  expect(own.lines).toEqual(["a.txt", "image"]);
  expect(await run(["true"])).toEqual(alone);
});

test.each([
  ["report:first", { flow: "report", run: "first" }],
  ["report:..", { flow: "report", run: "_" }],
  ["report/each:a.b", { flow: "report-each", run: "a.b" }],
])("the folders of %s stay below that of all runs", (name, place) => {
  expect(runPlace(`arn:aws:states:us-east-1:123456789012:execution:${name}`)).toEqual(place);
});

test("it runs a script by its first line, with its arguments as they are", async () => {
  const text = '#!/bin/sh -u\nfor each in "$@"; do echo "<$each>"; done\necho "$0"; echo $UNSET\n';
  const { work, run, lines } = scriptProject(text);
  const end = await run(["two  words", '"$HOME"', ""]);
  expect(end).toEqual({ kind: "exited", exitCode: expect.any(Number) });
  expect(end).not.toEqual(alone);
  const own = join(work, "report/first/load-1");
  expect(lines.slice(0, 4)).toEqual(["<two  words>", '<"$HOME">', "<>", join(own, "load.sh")]);
});

test.each([
  ["#!/usr/bin/env node\nconsole.log(process.argv.slice(2).join())\n", "a,b"],
  ["echo plain $1 $2\n", "plain a b"],
  ["#! /usr/bin/env -S node --no-warnings\nconsole.log('split')\n", "split"],
])("it finds what runs the script %j", async (text, line) => {
  const { run, lines } = scriptProject(text);
  expect(await run(["a", "b"])).toEqual(alone);
  expect(lines).toEqual([line]);
});

test("it says which program a script needs, or runs it in its image", async () => {
  const text = "#!/usr/bin/env no-such-language\nputs 1\n";
  const { run } = scriptProject(text);
  expect(await run([])).toMatchObject({
    kind: "notStarted",
    reason:
      'CannotStartContainerError: can\'t run "no-such-language", and no Docker daemon answers: start Docker, or install what its first line names',
  });
  const bin = temporaryFolder();
  const answering =
    '#!/bin/sh\n[ "$1" = version ] && exit 0\nprintf "%s|" "$@"\necho "$NAGARE_SCRIPT"\n';
  write(bin, { docker: answering });
  const inImage = scriptProject(text, { docker: join(bin, "docker") });
  expect(await inImage.run(["--date", "2026 01"])).toEqual(alone);
  expect(inImage.lines[0]).toMatch(
    /--env\|NAGARE_SCRIPT\|--entrypoint\|\/bin\/sh\|debian\|-c\|start\|script\|--date\|2026 01\|#!\/usr\/bin\/env no-such/,
  );
});

test("it says what to do for a task definition that only AWS has", async () => {
  const image = { kind: "taskDefinition", family: "legacy", container: "main" } as const;
  const { run } = project({ container: { image } });
  expect(await run(["true"])).toMatchObject({
    kind: "notStarted",
    reason:
      'CannotStartContainerError: its task definition is only on AWS: give container "load" a `local` command that runs on this machine',
  });
  const local = project({ container: { image, local: ["echo", "here"] } });
  expect(await local.run(["x"])).toEqual(alone);
  expect(local.lines).toEqual(["here x"]);
});

const secrets = { TOKEN: { kind: "secret", name: "slack-token" } };

test("it gives a container its secrets: the shell's before those of .env", async () => {
  const files = { ".env": "TOKEN='from file'\nOTHER=unasked\n" };
  const command = ["sh", "-c", 'echo "$TOKEN $OTHER"'];
  const fromFile = project({ files, container: { secrets } });
  expect(await fromFile.run(command)).toEqual(alone);
  expect(fromFile.lines).toEqual(["from file "]);
  const fromShell = project({ files, container: { secrets }, shell: { TOKEN: "from shell" } });
  await fromShell.run(command);
  expect(fromShell.lines).toEqual(["from shell "]);
});

test("it doesn't start a container without its secret, and says where to put it", async () => {
  const { run, work } = project({ files: { ".env": "OTHER=1" }, container: { secrets } });
  expect(await run(["true"])).toEqual({
    kind: "notStarted",
    isMissing: false,
    reason:
      'ResourceInitializationError: unable to pull secrets: ResourceNotFoundException: there is no TOKEN for load of flow report, which is the secret "slack-token" on AWS: put TOKEN=… into .env, or set it in the shell',
  });
  expect(existsSync(work)).toBe(false);
});

test("it stops a script with all that it has started, also what ignores the first signal", async () => {
  const text = "#!/bin/sh\n(trap '' TERM; sleep 600 & echo $!; wait) &\nwait\n";
  const { run, stop, nextLine } = scriptProject(text);
  const line = nextLine();
  const end = run([]);
  const pid = Number(await line);
  expect(isAlive(pid)).toBe(true);
  stop();
  expect(await end).toEqual({ kind: "exited", exitCode: 143 });
  expect(isAlive(pid)).toBe(false);
});

test("it ends with its first process: what that leaves behind goes too", async () => {
  const { run, lines } = scriptProject("#!/bin/sh\nsleep 600 &\necho $!\nexit 4\n");
  expect(await run([])).toEqual({ kind: "exited", exitCode: 4 });
  // A signal is sent, not waited for.
  await expect.poll(() => isAlive(Number(lines[0]))).toBe(false);
});

test("it doesn't wait for what has left its group of processes with the output", async () => {
  const leaving = `const { spawn } = require("node:child_process");
    console.log(spawn("sleep", ["600"], { detached: true, stdio: "inherit" }).pid);
    process.exit(2);`;
  const { run, lines } = scriptProject(`#!/usr/bin/env node\n${leaving}\n`);
  expect(await run([])).toEqual({ kind: "exited", exitCode: 2 });
  process.kill(Number(lines[0]), "SIGKILL");
});

test("it stops what is being started while the service closes", async () => {
  const { run, containers } = scriptProject("#!/bin/sh\nsleep 600\n");
  const end = run([]);
  await containers.close();
  expect(await end).toMatchObject({ kind: "exited", exitCode: 143 });
});

test("it tells an image's folder that can't be copied as a container that did not start", async () => {
  const { run } = project({ container: { image: { kind: "folder", path: "/no/such/folder" } } });
  expect(await run(["true"])).toMatchObject({
    kind: "notStarted",
    reason: expect.stringMatching(/^ResourceInitializationError: ENOENT/),
  });
});
