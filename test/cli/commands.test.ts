import { describe, expect, it } from "vitest";
import { nagare, project, sharedProject } from "./support.ts";

const greeting = {
  "flows/greet.ts": `
import { flow, task } from "nagare";

export class NoName extends Error {}
export const greet = task("greet", async ({ name }: { name: string }) => {
  console.log(\`greeting \${name}\`);
  if (name === "nobody") throw new NoName("nobody is there");
  return { text: \`hello \${name}\`, loud: name.toUpperCase() };
});

/** Greets somebody. */
export default flow("greet", async ({ who = "world", times = 1 }: { who?: string; times?: number }) => {
  const { text } = await greet({ name: who });
  return { text, times };
});
`,
};

const broken = {
  "flows/broken.ts": `
import { flow, task } from "nagare";
export const one = task("one", async () => 1);
export default flow("broken", async () => {
  one();
});
`,
};

const idle = {
  "flows/idle.ts": `
import { flow, isSkipped, skip, task } from "nagare";
export const count = task("count", async ({ rows }: { rows: number }) => rows);
export const load = flow("load", async ({ rows }: { rows: number }) => {
  const found = await count({ rows });
  return found === 0 ? skip("no rows today") : { found };
});
export default flow("idle", async ({ rows }: { rows: number }, run) => {
  const loaded = await load({ rows });
  return isSkipped(loaded) ? skip(\`load: \${loaded.nagare.skipped}\`) : { ...loaded, for: run.scheduledTime };
});
`,
};

/** Arguments of `nagare run greet`, and what is said of them. */
const WRONG: readonly (readonly [readonly string[], string])[] = [
  [["--whom", "x"], 'greet has no param "whom"; did you mean --who?'],
  [["--times", "often"], 'times: expected number, got "often"'],
  [["--input", '{"bogus": 1}'], "unknown member: bogus"],
  [["--input", "[1]"], "--input must be a JSON object"],
  [["--input", "{"], "--input is not JSON"],
  [["--input", ""], "--input is empty: write {} for no params"],
  [["--input", "@nowhere.json"], "there is no file nowhere.json"],
  [["--at", "2026-03-01T10:00", "--env", "prod"], "--at: expected an instant with its zone"],
  [["stray"], '"stray" belongs to no flag'],
];

const quick = {
  "flows/quick.ts": `
import { flow, task } from "nagare";
export const price = task("price", async ({ id }: { id: string }) => {
  if (id === "") throw new RangeError("no id");
  return 3;
});
export default flow("quick", { type: "express" }, async ({ id }: { id: string }) => price({ id }));
`,
};

const greeter = sharedProject(greeting);

describe("a run of an express flow", () => {
  it("is waited for, since nobody can ask for it later", () => {
    const folder = project(quick);
    const run = nagare(folder, "run", "quick", "--id", "x", "--json");
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ status: "SUCCEEDED", output: 3 });
    const failed = nagare(folder, "run", "quick", "--id", "");
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toMatch(/^failed quick in /);
    expect(failed.stderr).toContain("error RangeError: no id");
    const list = nagare(folder, "runs", "quick");
    expect(list.exitCode).toBe(2);
    expect(list.stderr).toContain("Step Functions keeps no list of its runs");
  });
});

describe("a run that skips its work", () => {
  it("is told as skipped, with its reason", () => {
    const folder = project(idle);
    const run = nagare(folder, "run", "idle", "--rows", "0", "--name", "nothing");
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/\nskipped idle in \S+: load: no rows today\n$/);
    const list = nagare(folder, "runs", "idle").stdout;
    expect(list).toMatch(/\nnothing +skipped .* load: no rows today\n$/);
    const shown = nagare(folder, "show", "nothing").stdout;
    expect(shown).toMatch(/^idle\/nothing skipped\n/);
    expect(shown).toMatch(/\nskipped: load: no rows today\n$/);
    expect(nagare(folder, "logs", "nothing").stderr).toMatch(/skipped: load: no rows today\n$/);
  });

  it("says so as data", () => {
    const folder = project(idle);
    const { stdout } = nagare(folder, "run", "idle", "--rows", "0", "--json");
    const output = { nagare: { skipped: "load: no rows today" } };
    expect(JSON.parse(stdout)).toMatchObject({ status: "SUCCEEDED", output });
    const other = nagare(folder, "run", "idle", "--rows", "2", "--at", "2026-03-01T10:00+09:00");
    expect(other.stdout).toContain('"found": 2');
    expect(other.stdout).toContain('"for": "2026-03-01T01:00:00Z"');
    const { runs } = JSON.parse(nagare(folder, "runs", "idle", "--json").stdout);
    expect(runs).toMatchObject([{ status: "SUCCEEDED" }, { skipped: "load: no rows today" }]);
    expect(runs[0].skipped).toBeUndefined();
    const [, { name }] = runs;
    expect(JSON.parse(nagare(folder, "show", name, "--json").stdout)).toMatchObject({
      skipped: "load: no rows today",
    });
  });
});

describe("nagare run", () => {
  it("prints the steps and the output, and exits with 0", () => {
    const { exitCode, stdout } = nagare(greeter, "run", "greet", "--who", "you");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^· greet\n✓ greet \S+\nsucceeded greet in \S+\n/);
    expect(JSON.parse(stdout.slice(stdout.indexOf("{")))).toEqual({ text: "hello you", times: 1 });
  });

  it("says that a run of the name is there already, and that a step wrote nothing", () => {
    expect(nagare(greeter, "run", "greet", "--name", "first").exitCode).toBe(0);
    expect(nagare(greeter, "run", "greet", "--name", "first")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "there is a run greet/first already: nagare show greet/first shows it\n",
    });
    expect(nagare(greeter, "logs", "first", "--step", "greeet")).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: 'the step "greeet" has written nothing\n',
    });
  });

  it("prints with --json the result and nothing else", () => {
    const { exitCode, stdout } = nagare(greeter, "run", "greet", "--json", "--times", "3");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      executionArn: expect.stringMatching(
        /^arn:aws:states:us-east-1:123456789012:execution:greet:/,
      ),
      status: "SUCCEEDED",
      output: { text: "hello world", times: 3 },
      error: null,
      cause: null,
    });
  });

  it("shows of a failure the line, the error and the task's last words, and exits with 1", () => {
    const { exitCode, stdout, stderr } = nagare(greeter, "run", "greet", "--who", "nobody");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("✗ greet");
    expect(stderr).toContain("flows/greet.ts:13:26 - error NoName: nobody is there");
    expect(stderr).toContain("13 │   const { text } = await greet({ name: who });");
    expect(stderr).toContain("│ greeting nobody");
  });

  it("fails by class name with --json", () => {
    const { exitCode, stdout } = nagare(greeter, "run", "greet", "--json", "--who", "nobody");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ status: "FAILED", error: "NoName", output: null });
  });

  it("refuses what it can't take before anything runs, with exit code 2", () => {
    for (const [args, message] of WRONG) {
      const { exitCode, stdout, stderr } = nagare(greeter, "run", "greet", ...args);
      expect(stderr).toContain(message);
      expect(stderr).not.toContain("    at ");
      expect({ args, stdout, exitCode }).toEqual({ args, stdout: "", exitCode: 2 });
    }
  });

  it("names the flow that was meant", () => {
    const { exitCode, stderr } = nagare(greeter, "run", "gret");
    expect(stderr).toBe('there is no flow "gret"; did you mean greet?\n');
    expect(exitCode).toBe(2);
  });

  it("runs a flow beside one that is refused, and says why that one can't run", () => {
    const folder = project({ ...greeting, ...broken });
    expect(nagare(folder, "run", "greet", "--json").exitCode).toBe(0);
    const { exitCode, stderr } = nagare(folder, "run", "broken");
    expect(stderr).toContain("flows/broken.ts:5:3 - error NG1100");
    expect(stderr).toMatch(/\nflow "broken" does not compile\n$/);
    expect(exitCode).toBe(2);
  });
});

describe("nagare check", () => {
  it("counts what is wrong and exits with 2", () => {
    const { exitCode, stdout, stderr } = nagare(project({ ...greeting, ...broken }), "check");
    expect(stderr).toContain("help: await one()");
    expect(stdout).toBe("1 error in 1 file\n");
    expect(exitCode).toBe(2);
  });

  it("is content with a project without problems", () => {
    expect(nagare(greeter, "check")).toEqual({
      exitCode: 0,
      stdout: "1 flow, no problems\n",
      stderr: "",
    });
  });

  it("gives diagnostics as data", () => {
    const { exitCode, stdout } = nagare(project(broken), "check", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      diagnostics: [
        { code: "NG1100", severity: "error", file: "flows/broken.ts", line: 5, column: 3 },
      ],
    });
    expect(exitCode).toBe(2);
  });

  it("says that there is no project", () => {
    const { exitCode, stderr } = nagare("/", "check");
    expect(stderr).toBe("there is no folder flows/ in / or above it\n");
    expect(exitCode).toBe(2);
  });
});

describe("nagare compile, list and graph", () => {
  it("print the definition", () => {
    const { stdout } = nagare(greeter, "compile", "greet");
    expect(JSON.parse(stdout)).toMatchObject({ QueryLanguage: "JSONata", StartAt: "greet" });
  });

  it("print what a run costs", () => {
    expect(JSON.parse(nagare(greeter, "compile", "greet", "--stats", "--json").stdout)).toEqual({
      states: 2,
      transitions: 1,
      perTurn: {},
      dollarsPerRun: 0.000025,
    });
    expect(nagare(greeter, "compile", "greet", "--stats").stdout).toMatch(
      /transitions, shortest run +1/,
    );
  });

  it("list the flows", () => {
    expect(nagare(greeter, "list").stdout).toMatch(
      /greet +by hand +\[--who\] \[--times\] +flows\/greet\.ts:12 +Greets somebody\./,
    );
    expect(JSON.parse(nagare(greeter, "list", "--json").stdout)).toMatchObject({
      flows: [{ name: "greet", tasks: ["greet"], file: "flows/greet.ts" }],
    });
  });

  it("draw the flow, and a run of it", () => {
    expect(nagare(greeter, "graph", "greet", "--format", "mermaid").stdout).toContain("greet");
    expect(nagare(greeter, "graph", "greet").stdout).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
    nagare(greeter, "run", "greet", "--name", "monday");
    const { stdout, exitCode } = nagare(greeter, "graph", "greet", "--run", "monday");
    expect(stdout).toContain("succeeded");
    expect(exitCode).toBe(0);
  });
});
