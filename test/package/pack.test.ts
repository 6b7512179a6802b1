import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
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

/** Of the clients it calls one is among nagare's own dependencies, the other nowhere. */
const AWS_FLOW = `import { flow } from "nagare";
import { aws } from "nagare/aws";

export default flow("report", async ({ day }: { day: string }) => {
  const object = { Bucket: "reports", Key: day };
  const stored = await aws.s3.putObject({ ...object, Body: { day } });
  await aws.s3.putObject({ Bucket: "b", Key: "", SSEKMSKeyId: "k" });
  await aws.glue.startJobRun.sync({ JobName: "trips" });
  return stored.ETag satisfies string | undefined;
});
`;

/** An app of the AWS CDK that has something of its own, too. */
const APP = `import { App, Stack } from "aws-cdk-lib";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { compileProject } from "nagare/compiler";
import { bundleTasks, FlowStack } from "nagare/constructs";

const app = new App({ outdir: "cdk.out" });
const bucket = new Bucket(new Stack(app, "data"), "Bucket");
const project = compileProject(process.cwd());
const bundles = await bundleTasks(project, \`\${process.cwd()}/.nagare/lambda\`);
const flows = new FlowStack(app, "flows", { project, bundles, environmentName: "dev", environment: {} });
bucket.grantRead(flows.task("double").function);
console.log(JSON.stringify([app.synth().stacks.map(({ stackName }) => stackName), flows.flow("twice").node.path]));
`;

const strict = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024"];

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

  it("has its constructs for another project's own CDK app", async ({ skip }) => {
    skip(isOffline(installed), "neither npm's cache nor its registry has the dependencies");
    for (const name of ["aws-cdk-lib", "constructs"]) {
      const there = join(import.meta.dirname, "../../node_modules", name);
      await symlink(there, join(folders.project, "node_modules", name));
    }
    await writeFile(join(folders.project, "app.mts"), APP);

    const ended = await runProgram(folders.project, "node", "app.mts");

    expect(ended).toMatchObject({ exitCode: 0 });
    const [stacks, path] = JSON.parse(ended.stdout);
    expect(stacks.toSorted()).toEqual(["data", "nagare-dev"]);
    expect(path).toMatch(/^flows\/Flows\d\d\/Flows\/twice$/);
  });

  it("has types that another project's own tsc accepts", async ({ skip }) => {
    skip(isOffline(installed), "neither npm's cache nor its registry has the dependencies");
    // Libraries are checked, and nobody brings the types of Node: a flow's own words need neither.
    const options = [...strict, "--listFiles"];

    const ended = await runProgram(folders.project, "npx", "tsc", ...options, "flows/twice.ts");

    const files = ended.stdout.split("\n").filter((line) => line.includes("/node_modules/"));
    const folder = (file: string): string => file.replace(/.*\/node_modules\/([^/]+)\/.*/, "$1");
    expect({ ...ended, stdout: [...new Set(files.map(folder))] }).toMatchObject({
      exitCode: 0,
      stdout: ["typescript", "nagare"],
    });
  });

  it("types the calls of nagare/aws by the clients that are there", async ({ skip }) => {
    skip(isOffline(installed), "neither npm's cache nor its registry has the dependencies");
    await writeFile(join(folders.project, "flows/report.ts"), AWS_FLOW);
    const options = [...strict, "--skipLibCheck"];

    const ended = await runProgram(folders.project, "npx", "tsc", ...options, "flows/report.ts");

    const problems = ended.stdout.split("\n").filter((line) => line.startsWith("flows/"));
    expect(problems).toEqual([
      expect.stringMatching(/^flows\/report.ts\(7,50\): error TS2561: .* 'SSEKMSKeyId' /),
      expect.stringMatching(
        /^flows\/report.ts\(8,18\): error TS2339: .*npm i -D @aws-sdk\/client-glue/,
      ),
    ]);
  });
});

function isOffline({ exitCode, stderr }: Ended): boolean {
  return (
    exitCode !== 0 && /\b(ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTCACHED)\b/.test(stderr)
  );
}
