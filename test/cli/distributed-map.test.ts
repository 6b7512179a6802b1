import { CreateStateMachineCommand } from "@aws-sdk/client-sfn";
import { expect, it } from "vitest";
import { describeRun, startRun } from "../../lib/operations/index.ts";
import { clientOf, machine, roleArn, task } from "../local/local-service.ts";
import { begin } from "./begin.ts";
import { nagare, project } from "./support.ts";

const flows = {
  "flows/load.ts": `
import { flow, task } from "nagare";
export const load = task("load", async ({ n }: { n: number }) => {
  console.log(\`loading \${n}\`);
  if (n === 2) throw new RangeError("two is too many");
  return { n };
});
export default flow("one", async ({ n }: { n: number }) => await load({ n }));
`,
};

const load = task(undefined, {
  Arguments: { FunctionName: "load", Payload: { n: "{% $states.input %}" } },
  Output: "{% $states.result.Payload %}",
});

const each = (more: object) => ({
  Type: "Map",
  Items: "{% [1..$states.input.items] %}",
  MaxConcurrency: 1,
  ItemProcessor: {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
    StartAt: "load",
    States: { load },
  },
  End: true,
  ...more,
});

/** A project whose service has a machine that no flow made, with a run of so many items. */
async function spread(name: string, items: number, more: object = {}) {
  const folder = project(flows);
  const dev = begin(folder, ["dev", "--port", "0"]);
  await expect.poll(dev.output, { timeout: 60_000 }).toContain("stop it with Ctrl-C");
  const client = clientOf(/http:\S+\d/.exec(dev.output())?.[0] ?? "");
  const definition = JSON.stringify(machine({ each: each(more) }));
  const create = new CreateStateMachineCommand({ name: "spread", definition, roleArn });
  const { stateMachineArn = "" } = await client.send(create);
  const { executionArn } = await startRun(client, { stateMachineArn, name, input: { items } });
  const status = async () => (await describeRun(client, executionArn)).status;
  await expect.poll(status, { timeout: 60_000 }).not.toBe("RUNNING");
  return folder;
}

it("shows the child runs of a distributed Map, and of one that failed how to look at it alone", async () => {
  const folder = await spread("failing", 3);
  const shown = nagare(folder, "show", "spread/failing").stdout;
  expect(shown).toMatch(/^✗ each /m);
  expect(shown).toMatch(/^ {2}✓ load \[0\] /m);
  expect(shown).toMatch(/^ {2}✗ load \[1\] /m);
  expect(shown).toContain("RangeError: two is too many\n");
  expect(shown).toMatch(/last output of load:\n {2}│ loading 2\n/);
  const [, child = ""] = /nagare show (arn:\S+)/.exec(shown) ?? [];
  const alone = nagare(folder, "show", child);
  expect(alone.stdout).toMatch(/^✗ load /m);
  const { stdout } = nagare(folder, "show", "spread/failing", "--json");
  const [step] = JSON.parse(stdout).steps;
  expect(step.parts).toMatchObject([
    { kind: "child", status: "succeeded", steps: [{ state: "load", output: { n: 1 } }] },
    { kind: "child", status: "failed", executionArn: child, steps: [{ error: "RangeError" }] },
  ]);
});

it("prints what the child runs' tasks wrote, and says whose each line is", async () => {
  const folder = await spread("logged", 4, { ToleratedFailureCount: 1 });
  const lines = nagare(folder, "logs", "spread/logged").stdout.trim().split("\n");
  const words = lines.map((line) => line.slice("2026-01-01 00:00:00 ".length));
  expect(words).toEqual(
    [1, 2, 3, 4].map((n) =>
      expect.stringMatching(new RegExp(`^load \\[[\\da-f]{8}\\] loading ${n}$`)),
    ),
  );
  expect(new Set(words.map((word) => word.slice(0, 15))).size).toBe(4);
  const { stdout } = nagare(folder, "logs", "spread/logged", "--json");
  const arns = JSON.parse(stdout).lines.map((line: { executionArn: string }) => line.executionArn);
  expect(new Set(arns).size).toBe(4);
});

it("shows of many child runs those that did not succeed, and how many more there are", async () => {
  const folder = await spread("many", 14, { ToleratedFailureCount: 1 });
  const short = nagare(folder, "show", "spread/many").stdout;
  expect(short).toMatch(/^ {2}✗ load \[1\] /m);
  expect(short).toContain("… 10 more (--full shows all)");
  expect(short.match(/✓ load/g)).toHaveLength(3);
  const full = nagare(folder, "show", "spread/many", "--full").stdout;
  expect(full.match(/✓ load/g)).toHaveLength(13);
});
