import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { describe, expect, it, onTestFinished } from "vitest";
import type { JsonObject } from "../../lib/asl/index.ts";
import type { DeployedStack } from "../../lib/changes/index.ts";
import { unreachable } from "../../lib/cli/cli-error.ts";
import { readAssembly } from "../../lib/cli/diff/read-assembly.ts";
import { type DiffOptions, type DiffPorts, runDiff } from "../../lib/cli/diff/run-diff.ts";
import type { StackSource } from "../../lib/cli/diff/stack-source.ts";
import { synthesize } from "../../lib/cli/diff/synthesize.ts";
import type { Environment } from "../../lib/flow/index.ts";
import {
  allow,
  flowResources,
  functionResources,
  invoke,
  place,
  stackOf,
} from "../changes/templates.ts";
import {
  containerOf,
  flowOf,
  invoke as invokeTask,
  projectOf,
  runTask,
} from "../constructs/fixtures/project.ts";
import { prod, stackOf as synthesized } from "../constructs/fixtures/synthesize.ts";
import { project } from "./support.ts";

interface Told {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** What the command says of a new side, beside what is deployed. */
async function diff(
  now: StackSource,
  deployed: DiffPorts["deployed"],
  options: DiffOptions = {},
): Promise<Told> {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runDiff(options, {
    synthesized: async () => now,
    deployed,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    width: 80,
    color: false,
  });
  return { exitCode, out: out.join("\n"), err: err.join("\n") };
}

const source = (stack: DeployedStack): StackSource => ({ name: "nagare-dev", stack, place });

const schedule = {
  ScheduleExpression: "cron(0 10 ? * 2-6 *)",
  ScheduleExpressionTimezone: "Asia/Tokyo",
};
const functionArn = (name: string) =>
  `arn:aws:lambda:eu-west-1:111122223333:function:nagare-dev-${name}`;

const before = stackOf({
  ...flowResources("report", {
    states: {
      read: invoke("read", { TimeoutSeconds: 60, Next: "write", End: false }),
      write: invoke("write"),
    },
    statements: [allow("lambda:InvokeFunction", [functionArn("read"), functionArn("write")])],
    schedule,
  }),
  ...flowResources("old", { states: { only: invoke("read") } }),
  ...flowResources("same", { states: { only: invoke("read") } }),
  ...functionResources("read", { MemorySize: 256, Code: { S3Key: "a.zip" } }),
  ...functionResources("write", { MemorySize: 256 }),
});

const after = stackOf({
  ...flowResources("report", {
    states: {
      read: invoke("read", { TimeoutSeconds: 120, Next: "pause", End: false }),
      pause: { Type: "Wait", Seconds: 60, End: true },
    },
    statements: [allow("lambda:InvokeFunction", functionArn("read"))],
    schedule: { ...schedule, ScheduleExpression: "cron(30 7 * * ? *)" },
    machine: { TracingConfiguration: { Enabled: true } },
  }),
  ...flowResources("new", {
    states: { only: invoke("read") },
    statements: [allow("lambda:InvokeFunction", functionArn("read"))],
    schedule: { ScheduleExpression: "rate(1 hour)" },
  }),
  ...flowResources("same", { states: { only: invoke("read") } }),
  ...functionResources("read", { MemorySize: 512, Code: { S3Key: "b.zip" } }),
});

describe("nagare diff", () => {
  it("says in flow terms what a deploy would change, and what to mind", async () => {
    const { exitCode, out, err } = await diff(source(after), async () => ({
      stack: before,
      place,
    }));
    expect(out).toBe(`nagare-dev, compared with what is deployed in eu-west-1

+ flow new
      1 step: only
    + starts  every hour
    + may  lambda:InvokeFunction on function read
      cost  1 transition in the shortest run, $0.000025; $0.0183 a month

- flow old

~ flow report
    ~ step read
        ~ then  write → pause
        ~ timeout  1 min → 2 min
    + step pause  wait
    - step write  function write
    ~ starts  cron 0 10 * * 1-5 Asia/Tokyo → cron 30 7 * * * Asia/Tokyo
    ~ tracing  off → on
    - may  lambda:InvokeFunction on function write
      cost  2 transitions in the shortest run, $0.00005; $0.00109 → $0.00152 a
      month

~ function read  new code; memory  256 MB → 512 MB
- function write

Mind before you deploy
    ! flow new has the steps of old: to AWS it is a new flow, and runs of old in
      progress end at their next step
    ! function write goes: runs of report in progress may still call it
    ! runs of report that began before the deploy, and their redrives, lose
      lambda:InvokeFunction on function write

1 other flow unchanged`);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
  });

  it("tells of a lock and a rate by their limits, not by their states", async () => {
    const item = (kind: string, name: string, values: JsonObject): JsonObject => ({
      ...{ Type: "Task", Resource: "arn:aws:states:::dynamodb:updateItem" },
      Arguments: {
        TableName: "nagare-dev-locks",
        Key: { pk: { S: `${kind}#${name}#*` }, sk: { S: kind } },
        ExpressionAttributeValues: values,
      },
    });
    const states = (limit: number, whenBusy: string, interval: number): JsonObject => ({
      "lock warehouse": {
        ...item("lock", "warehouse", { ":limit": { N: `${limit}` } }),
        Comment: `At most ${limit}`,
        Next: "rate ads",
      },
      "wait for warehouse": {
        ...{ Type: "Task", Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken" },
        Arguments: {
          FunctionName: "nagare-dev_locks",
          Payload: { lock: "warehouse", limit, whenBusy, priority: 0 },
        },
        Next: "rate ads",
      },
      "rate ads": { ...item("rate", "ads", { ":interval": { N: `${interval}` } }), Next: "only" },
      only: invoke("read"),
    });
    const stack = (all: JsonObject, startAt: string) =>
      flowResources("a", { states: all, startAt });
    const locked = (limit: number, whenBusy: string, interval: number) =>
      stackOf(stack(states(limit, whenBusy, interval), "lock warehouse"));
    const free = stackOf(stack({ only: invoke("read") }, "only"));
    const told = async (from: DeployedStack, to: DeployedStack) =>
      (await diff(source(to), async () => ({ stack: from, place }))).out
        .split("\n")
        .filter((line) => /lock|rate ads|wait for/.test(line));
    expect(await told(free, locked(1, "wait", 6000))).toEqual([
      "    + lock warehouse  limit 1",
      "    + rate ads  one in 6 s",
      "        ~ begins with  only → lock warehouse",
    ]);
    expect(await told(locked(1, "wait", 6000), locked(2, "skip", 60_000))).toEqual([
      "    ~ lock warehouse  limit 1 → limit 2, skips when busy",
      "    ~ rate ads  one in 6 s → one in 1 min",
    ]);
    expect(await told(locked(1, "wait", 6000), free)).toEqual([
      "    - lock warehouse  limit 1",
      "    - rate ads  one in 6 s",
      "        ~ begins with  lock warehouse → only",
    ]);
  });

  it("says in one line that nothing would change", async () => {
    const { exitCode, out } = await diff(source(after), async () => ({ stack: after, place }));
    expect({ exitCode, out }).toEqual({
      exitCode: 0,
      out: "nagare-dev: a deploy would change nothing",
    });
  });

  it("tells once what the environment changes everywhere", async () => {
    const flows = ["a", "b", "c", "d"].map(
      (name) => (on: boolean) =>
        flowResources(name, {
          states: { only: invoke("read", { TimeoutSeconds: name === "a" && on ? 2 : 1 }) },
          machine: { TracingConfiguration: { Enabled: on } },
        }),
    );
    const all = (on: boolean) => stackOf(Object.assign({}, ...flows.map((make) => make(on))));
    const { out } = await diff(source(all(true)), async () => ({ stack: all(false), place }));
    expect(out.split("\n").slice(2)).toEqual([
      "~ flow a",
      "    ~ step only",
      "        ~ timeout  1 s → 2 s",
      "",
      "~ 4 flows",
      "    ~ tracing  off → on",
    ]);
  });

  it("lists everything that a first deploy makes", async () => {
    const { exitCode, out } = await diff(source(after), async () => undefined);
    expect(out.replaceAll("\n", " ")).toContain(
      "compared with nothing: the account of these credentials has no stack nagare-dev in eu-west-1",
    );
    expect(out.match(/^\+ .*/gm)).toEqual([
      "+ flow new",
      "+ flow report",
      "+ flow same",
      "+ function read  512 MB, 3 s",
    ]);
    expect(exitCode).toBe(0);
  });

  it("lists the same where AWS gives no answer, says what to do, and fails", async () => {
    const { exitCode, out, err } = await diff(source(after), async () => {
      throw unreachable("AWS gives no answer: Could not load credentials");
    });
    expect(err).toBe(
      "AWS gives no answer: Could not load credentials; compare with an earlier cdk.out instead: --from PATH",
    );
    expect(out).toContain("compared with nothing: what is deployed is not known");
    expect(out).toContain("+ flow report");
    expect(exitCode).toBe(3);
  });

  it("takes no other account's stack for this one", async () => {
    const { exitCode, err } = await diff(source(after), async () => ({
      stack: before,
      place: { account: "999999999999" },
    }));
    expect(err).toContain(
      "these credentials are of account 999999999999, the environment is of 111122223333",
    );
    expect(exitCode).toBe(3);
  });

  it("gives programs the same as data", async () => {
    const { out } = await diff(source(after), async () => ({ stack: before, place }), {
      json: true,
    });
    const data = JSON.parse(out);
    expect(data).toMatchObject({
      stack: "nagare-dev",
      comparedWith: "deployed",
      unchangedFlows: 1,
    });
    expect(
      data.flows.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`),
    ).toEqual(["added new", "removed old", "changed report"]);
  });

  it("cuts long values to where they differ", async () => {
    const long = (last: string) =>
      stackOf(
        flowResources("report", {
          states: {
            only: invoke("read", {
              Output: `{% $merge([$states.input, {"name": "a name that is long enough", "last": "${last}"}]) %}`,
            }),
          },
        }),
      );
    const { out } = await diff(source(long("two")), async () => ({ stack: long("one"), place }));
    const lines = out.split("\n");
    expect(Math.max(...lines.slice(1).map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(lines.slice(-3)).toEqual([
      "        ~ result",
      '            - …enough", "last": "one"}])',
      '            + …enough", "last": "two"}])',
    ]);
  });
});

describe("an assembly of the constructs", { timeout: 120_000 }, () => {
  const flows = [
    flowOf("report", invokeTask("read"), {
      tasks: ["read"],
      schedules: [{ kind: "rate", everySeconds: 3600, span: flowOf("x", invokeTask("x")).span }],
    }),
    flowOf("load-all", runTask("load"), { containers: ["load"] }),
  ];
  const whole = projectOf(flows, { tasks: ["read"], containers: [containerOf("load")] });
  const assembly = (environment: Environment): string => {
    const stack = synthesized(whole, environment, { name: "prod" });
    return (App.of(stack) as App).synth().directory;
  };
  it("is read with its nested stacks, and is no other than itself", async () => {
    const folder = assembly(prod);
    const now = readAssembly(folder, "prod");
    expect(now.place).toEqual({ account: "111122223333", region: "ap-northeast-1" });
    const { out } = await diff(now, async () => undefined, { from: folder });
    expect(out).toBe("nagare-prod: a deploy would change nothing");
    const template = join(folder, "nagare-prod.template.json");
    expect((await diff(now, async () => undefined, { from: template })).out).toBe(out);
  });

  it("tells of an environment's settings by what they change", async () => {
    const folder = assembly(prod);
    const other = assembly({ ...prod, tracing: true, sizes: { read: { memory: 1024 } } });
    const { out } = await diff(readAssembly(other, undefined), async () => undefined, {
      from: folder,
    });
    expect(out.split("\n").slice(2)).toEqual([
      "~ flow load-all",
      "    ~ tracing  off → on",
      "    + may  write its traces",
      "",
      "~ flow report",
      "    ~ tracing  off → on",
      "    + may  write its traces",
      "",
      "~ function read  memory  256 MB → 1024 MB",
    ]);
  });

  it("has a large definition beside its templates", async () => {
    const large = { ...invokeTask("read"), Comment: "x".repeat(30_000) };
    const one = projectOf([flowOf("large", large, { tasks: ["read"] })], { tasks: ["read"] });
    const stack = synthesized(one, prod, { name: "prod" });
    const folder = (App.of(stack) as App).synth().directory;
    const { out } = await diff(readAssembly(folder, "prod"), async () => undefined);
    expect(out).toMatch(/^\+ flow large\n +1 step: /m);
  });

  it("is asked for by its environment, and as a whole", async () => {
    const folder = assembly(prod);
    expect(() => readAssembly(folder, "dev")).toThrow(/has no stack nagare-dev, but of prod$/);
    expect(() => readAssembly(tmpdir(), "dev")).toThrow(
      /is no cloud assembly: it has no manifest.json$/,
    );
    const alone = mkdtempSync(join(tmpdir(), "nagare-diff-"));
    onTestFinished(() => rmSync(alone, { recursive: true }));
    const template = join(alone, "template.json");
    cpSync(join(folder, "nagare-prod.template.json"), template);
    const asked = diff(readAssembly(folder, "prod"), async () => undefined, { from: template });
    await expect(asked).rejects.toThrow(
      /nested stack \w+ is not beside .*: give the whole cloud assembly/,
    );
  });
});

describe("the project's own app", () => {
  const app = `
import { mkdirSync, writeFileSync } from "node:fs";
const { CDK_OUTDIR: folder, CDK_CONTEXT_JSON: context } = process.env;
const { env, size } = JSON.parse(context);
if (env === "wrong") { console.error("no environment wrong"); process.exit(1); }
mkdirSync(folder, { recursive: true });
writeFileSync(folder + "/t.json", JSON.stringify({ Resources: { Q: { Type: "AWS::SQS::Queue", Properties: { DelaySeconds: size } } } }));
writeFileSync(folder + "/manifest.json", JSON.stringify({ artifacts: { s: { type: "aws:cloudformation:stack", properties: { templateFile: "t.json", stackName: "nagare-" + env } } } }));
`;
  const made = (): { readonly folder: string; readonly output: string } => {
    const cdk = JSON.stringify({ app: "node app.mjs", context: { size: 7, env: "other" } });
    const folder = project({ "cdk.json": cdk, "app.mjs": app });
    return { folder, output: join(folder, "cdk.out") };
  };

  it("runs as the CDK's command line runs it, for the environment that is asked for", async () => {
    const { folder, output } = made();
    await synthesize(folder, "dev", output);
    const { name, stack } = readAssembly(output, "dev");
    expect(name).toBe("nagare-dev");
    expect(stack.template.Resources["Q"]?.Properties).toEqual({ DelaySeconds: 7 });
  });

  it("has said itself what stops it", async () => {
    const { folder, output } = made();
    await expect(synthesize(folder, "wrong", output)).rejects.toMatchObject({
      exitCode: 2,
      message: "",
    });
  });

  it("is asked for where there is none", async () => {
    const folder = project({});
    await expect(synthesize(folder, "dev", folder)).rejects.toThrow(/^there is no cdk.json in /);
    writeFileSync(join(folder, "cdk.json"), "{}");
    await expect(synthesize(folder, "dev", folder)).rejects.toThrow(/cdk.json has no "app"$/);
  });
});
