import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pack } from "./pack.ts";
import { type Ended, runProgram } from "./run-program.ts";

const FLOW = `import { flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => ({ doubled: 2 * n }));

export default flow("twice", async ({ n = 4 }: { n?: number }) => {
  const once = await double({ n });
  return await double({ n: once.doubled });
});
`;

describe("the package", () => {
  const folders = { root: "", source: "", project: "" };
  let installed: Ended = { exitCode: 1, stdout: "", stderr: "not installed" };

  beforeAll(async () => {
    folders.root = await mkdtemp(join(tmpdir(), "nagare-package-"));
    folders.project = join(folders.root, "project");
    const { source, tarball } = await pack(folders.root);
    folders.source = source;
    await mkdir(join(folders.project, "flows"), { recursive: true });
    await writeFile(join(folders.project, "flows/twice.ts"), FLOW);
    // Without one npm would install into the next folder above that has one, or has node_modules.
    await writeFile(join(folders.project, "package.json"), '{ "private": true }');
    const quiet = ["--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"];
    installed = await runProgram(folders.project, "npm", "install", ...quiet, tarball);
  }, 240_000);

  afterAll(() => rm(folders.root, { recursive: true, force: true }));

  it("has nothing that publint minds", async () => {
    const { messages, pkg } = await publint({ pkgDir: folders.source, strict: true });

    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
  });

  it("runs a flow in another project: npx nagare run twice", async ({ skip }) => {
    skip(isOffline(installed), "neither npm's cache nor its registry has the dependencies");
    expect(installed).toMatchObject({ exitCode: 0 });

    const ended = await runProgram(folders.project, "npx", "nagare", "run", "twice", "--json");

    expect(ended).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(ended.stdout)).toMatchObject({
      status: "SUCCEEDED",
      output: { doubled: 16 },
    });
  });

  it("has types that another project's own tsc accepts", async ({ skip }) => {
    skip(isOffline(installed), "neither npm's cache nor its registry has the dependencies");
    // As `tsc --init` has it: the clients of AWS, whose types `aws` is made of, want those of Node too.
    const checked = ["--noEmit", "--strict", "--skipLibCheck"];
    const options = [...checked, "--module", "nodenext", "--target", "es2024"];

    const ended = await runProgram(folders.project, "npx", "tsc", ...options, "flows/twice.ts");

    expect(ended).toMatchObject({ exitCode: 0, stdout: "" });
  });
});

function isOffline({ exitCode, stderr }: Ended): boolean {
  return (
    exitCode !== 0 && /\b(ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTCACHED)\b/.test(stderr)
  );
}
