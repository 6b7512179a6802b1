import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { describeRun, findStateMachine, startRun, watchRun } from "../../lib/operations/index.ts";
import { clientOf } from "../local/local-service.ts";
import { begin, type Running } from "./begin.ts";
import { project } from "./support.ts";

const slow = {
  "flows/slow.ts": `
import { existsSync, appendFileSync } from "node:fs";
import { flow, task } from "nagare";
export const waitFor = task("waitFor", async ({ file }: { file: string }) => {
  console.log(\`waiting for \${file}\`);
  appendFileSync(\`\${file}.began\`, "once\\n");
  while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 50));
  return { file };
});
export default flow("slow", async ({ file }: { file: string }) => await waitFor({ file }));
`,
};

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

const says = (running: Running, text: string): Promise<void> =>
  until(() => running.output().includes(text));

describe("two commands on one project", () => {
  it("share one service; the first stays while the second needs it, and runs no step twice", async () => {
    const folder = project(slow);
    const [one, two] = [join(folder, "one"), join(folder, "two")];
    const first = begin(folder, ["run", "slow", "--file", one]);
    await until(() => existsSync(`${one}.began`));
    const second = begin(folder, ["run", "slow", "--file", two]);
    await until(() => existsSync(`${two}.began`));
    writeFileSync(one, "");
    await says(first, "waiting for 1 run that others have started");
    writeFileSync(two, "");
    expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);
    expect(readFileSync(`${two}.began`, "utf8")).toBe("once\n");
    expect(second.output()).toContain("succeeded slow");
  });

  it("outlive each other: the second goes on serving itself when the first is killed", async () => {
    const folder = project(slow);
    const [one, two] = [join(folder, "one"), join(folder, "two")];
    const first = begin(folder, ["run", "slow", "--file", one, "--name", "first"]);
    await until(() => existsSync(`${one}.began`));
    const second = begin(folder, ["run", "slow", "--file", two]);
    await until(() => existsSync(`${two}.began`));
    first.child.kill("SIGKILL");
    await first.ended;
    writeFileSync(two, "");
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain("succeeded slow");
  });

  it("leave a run at Ctrl-C to the next command, and say so", async () => {
    const folder = project(slow);
    const file = join(folder, "one");
    const first = begin(folder, ["run", "slow", "--file", file, "--name", "left"]);
    await until(() => existsSync(`${file}.began`));
    first.child.kill("SIGINT");
    expect(await first.ended).toBe(130);
    expect(first.output()).toContain(
      "the run goes on with the next nagare command; stop it with nagare stop slow/left",
    );
    const looking = begin(folder, ["runs", "slow"]);
    expect(await looking.ended).toBe(0);
    expect(looking.output()).toMatch(/^left +running/m);
    const stopping = begin(folder, ["stop", "left", "--reason", "enough"]);
    expect(await stopping.ended).toBe(0);
    expect(stopping.output()).toContain("slow/left aborted\n");
    expect(stopping.output()).toContain("nagare redrive slow/left");
    writeFileSync(file, "");
    const redriving = begin(folder, ["redrive", "slow/left"]);
    expect(await redriving.ended).toBe(0);
    expect(redriving.output()).toContain("succeeded slow");
    const again = begin(folder, ["redrive", "slow/left"]);
    expect(await again.ended).toBe(2);
    expect(again.output()).toContain("Execution is SUCCEEDED and cannot be redriven");
    const logs = begin(folder, ["logs", "slow", "--step", "waitFor"]);
    expect(await logs.ended).toBe(0);
    expect(logs.output()).toContain(`waitFor waiting for ${file}`);
    const showing = begin(folder, ["show", "slow", "--json"]);
    expect(await showing.ended).toBe(0);
    expect(JSON.parse(showing.output())).toMatchObject({
      status: "SUCCEEDED",
      redriveCount: 1,
      steps: [{ state: "waitFor", status: "succeeded", attempts: expect.any(Array) }],
    });
  });
});

describe("a command beside another's service", () => {
  it("runs the flow and its tasks as they are now, not as they were when the service was started", async () => {
    const folder = project(slow);
    const file = join(folder, "one");
    const first = begin(folder, ["run", "slow", "--file", file]);
    await until(() => existsSync(`${file}.began`));
    const source = readFileSync(join(folder, "flows/slow.ts"), "utf8");
    const changed = source
      .replace("return { file }", "return { file, isNew: true }")
      .replace(
        "=> await waitFor({ file })",
        '=> ({ now: "changed", got: await waitFor({ file }) })',
      );
    writeFileSync(join(folder, "flows/slow.ts"), changed);
    writeFileSync(`${file}.second`, "");
    const second = begin(folder, ["run", "slow", "--file", `${file}.second`, "--json"]);
    expect(await second.ended).toBe(0);
    const got = { file: `${file}.second`, isNew: true };
    expect(JSON.parse(second.output()).output).toEqual({ now: "changed", got });
    writeFileSync(file, "");
    expect(await first.ended).toBe(0);
    expect(first.output()).not.toContain("isNew");
  });

  it("can't change how time passes there, and says so", async () => {
    const folder = project(slow);
    const file = join(folder, "one");
    const first = begin(folder, ["run", "slow", "--file", file]);
    await until(() => existsSync(`${file}.began`));
    const second = begin(folder, ["run", "slow", "--file", file, "--skip-time"]);
    expect(await second.ended).toBe(2);
    expect(second.output()).toMatch(
      /^--skip-time is for whoever starts the service: the one at http:\S+ runs without it\. /,
    );
    writeFileSync(file, "");
    expect(await first.ended).toBe(0);
  });

  it("follows what a run's tasks write until the run has ended, each line once", async () => {
    const folder = project({
      "flows/talk.ts": `
import { existsSync } from "node:fs";
import { flow, task } from "nagare";
export const talk = task("talk", async ({ file }: { file: string }) => {
  for (let count = 0; !existsSync(file); count++) {
    console.log(\`line \${count}\`);
    if (count % 2 === 1) console.error(\`odd \${count}\`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  console.log("the last line");
  return {};
});
export default flow("talk", async ({ file }: { file: string }) => await talk({ file }));
`,
    });
    const file = join(folder, "stop");
    const running = begin(folder, ["run", "talk", "--file", file]);
    await says(running, "· talk");
    const following = begin(folder, ["logs", "talk", "--follow"]);
    await says(following, "line 12");
    expect(following.child.exitCode).toBeNull();
    writeFileSync(file, "");
    expect(await following.ended).toBe(0);
    expect(await running.ended).toBe(0);
    const words = following
      .output()
      .trim()
      .split("\n")
      .map((line) => line.split(" talk ")[1]);
    const lines = words.filter((word) => word?.startsWith("line "));
    expect(lines).toEqual(lines.map((_, count) => `line ${count}`));
    expect(words.filter((word) => word?.startsWith("odd "))).toEqual(
      lines.flatMap((_, count) => (count % 2 === 1 ? [`odd ${count}`] : [])),
    );
    expect(words.at(-1)).toBe("the last line");
  });
});

describe("nagare dev", () => {
  const greets = (word: string) => `
import { flow } from "nagare";
export default flow("greet", async ({ who }: { who: string }) => ({ text: \`${word} \${who}\` }));
`;

  it("serves the flows as they change, keeps the last that compiled, and ends when told to", async () => {
    const folder = project({ "flows/greet.ts": greets("hello") });
    const dev = begin(folder, ["dev", "--port", "0"]);
    await says(dev, "stop it with Ctrl-C");
    expect(dev.output()).toContain("✓ greet\n");
    const endpoint = dev.output().match(/http:\S+\d/)?.[0] ?? "";
    const client = clientOf(endpoint);
    const greeted = async (): Promise<string> => {
      const stateMachineArn = (await findStateMachine(client, "greet")) ?? "";
      const { executionArn } = await startRun(client, { stateMachineArn, input: { who: "you" } });
      await Array.fromAsync(watchRun(client, executionArn, { pollMilliseconds: [5, 50] }));
      return JSON.parse((await describeRun(client, executionArn)).output ?? "{}").text;
    };
    expect(await greeted()).toBe("hello you");
    writeFileSync(join(folder, "flows/greet.ts"), greets("goodbye"));
    await says(dev, "✓ greet changed");
    expect(await greeted()).toBe("goodbye you");
    writeFileSync(join(folder, "flows/greet.ts"), "export default flow(");
    await says(dev, "✗ greet served as before, until it compiles again");
    expect(dev.output()).toContain("flows/greet.ts:1");
    expect(await greeted()).toBe("goodbye you");
    const taken = begin(folder, ["dev", "--port", new URL(endpoint).port]);
    expect(await taken.ended).toBe(3);
    expect(taken.output()).not.toContain("    at ");
    writeFileSync(join(folder, "flows/greet.ts"), greets("welcome back"));
    await until(() => dev.output().split("✓ greet changed").length === 3);
    expect(await greeted()).toBe("welcome back you");
    dev.child.kill("SIGTERM");
    expect(await dev.ended).toBe(0);
  });

  it("ends where the environment `local` is wrong, and serves nothing", async () => {
    const scheduled = greets("hello").replace(
      '"greet", ',
      '"greet", { schedule: cron("0 10 * * *", "Asia/Tokyo", { params: { who: "all" } }) }, ',
    );
    const folder = project({
      "flows/greet.ts": scheduled.replace("{ flow }", "{ cron, flow }"),
      "flows/environments.ts": `
import { calendar, cron, environments } from "nagare";
const only = calendar({ name: "office", holidays: ["2026-02-30"] }).businessDays;
export default environments({
  local: { schedules: { greet: cron("0 9 * * *", "Asia/Tokyo", { only }) } },
});
`,
    });
    const dev = begin(folder, ["dev", "--port", "0"]);
    expect(await dev.ended).toBe(2);
    expect(dev.output()).toContain('the calendar office has "2026-02-30", which is no day');
    expect(dev.output()).not.toContain("    at ");
  });
});
