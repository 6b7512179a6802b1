/** What a user is told who errs. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nagare, project, sharedProject } from "./support.ts";

const load = `
import { flow, task } from "nagare";
interface Params {
  readonly day: string;
  readonly count?: number;
  readonly dryRun?: boolean;
  readonly tables?: readonly string[];
  readonly rules?: readonly { readonly name: string; readonly limit: number | null }[];
  readonly source?: { readonly kind: "s3"; readonly bucket: string } | { readonly kind: "http"; readonly url: string };
  readonly warehouse?: string;
  readonly partition?: string;
}
export const work = task("work", async (params: { day: string; tables: readonly string[] }) => params);
export default flow("load", async ({ day, tables = [] }: Params) => await work({ day, tables }));
`;

describe("params that are wrong", () => {
  const folder = sharedProject({ "flows/load.ts": load });
  const day = ["--day", "2026-01-01"];
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[], "day: expected string, got nothing"],
    [[...day, "--count", "five"], 'count: expected number, got "five"'],
    [[...day, "--tables", '["a", 2]'], "tables[1]: expected string, got 2"],
    [
      [...day, "--rules", '[{"name": "a"}]'],
      "rules[0].limit: expected number or null, got nothing",
    ],
    [
      [...day, "--source", '{"kind": "ftp"}'],
      'source: expected { kind: "s3", bucket: string } or { kind: "http", url: string }, got {"kind":"ftp"}',
    ],
    [
      ["--input", '{"day": "d", "nagare": {"scheduledTime": "monday"}}'],
      'nagare.scheduledTime: expected an instant such as 2026-01-02T01:00:00Z, got "monday"',
    ],
    [
      ["--input", '{"day": "d", "nagare": 5}'],
      "nagare: expected { scheduledTime?: string }, got 5",
    ],
  ];

  it("are told by field, expected and got, each once", () => {
    for (const [flags, problem] of cases) {
      const { exitCode, stdout, stderr } = nagare(folder, "run", "load", ...flags);
      const [head, told, ...rest] = stderr.trimEnd().split("\n");
      expect([head, told]).toEqual(["the params of load are wrong:", `  ${problem}`]);
      expect(rest[0]).toMatch(/^it has: --day \[--count\]/);
      expect(rest.every((line) => line.length <= 80)).toBe(true);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    }
  });

  it("are told of where a switch was given a value", () => {
    const { exitCode, stderr } = nagare(folder, "run", "load", "--dryRun", "maybe");
    expect(stderr).toBe(
      '"maybe" belongs to no flag: --dryRun stands alone for true, --no-dryRun for false\n',
    );
    expect(exitCode).toBe(2);
  });

  it("are none where a list is JSON or its flag is repeated", () => {
    const lists = [
      ["--tables", '["a", "b"]'],
      ["--tables", "a", "--tables", "b"],
    ];
    for (const list of lists) {
      const { stdout } = nagare(folder, "run", "load", ...day, ...list, "--json");
      expect(JSON.parse(stdout)).toMatchObject({ output: { tables: ["a", "b"] } });
    }
  });
});

describe("an environment", () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      'import { environments } from "nagare";\nexport default environments({ dev: {}, prod: {} });',
      'flows/environments.ts has no environment "prd"; did you mean prod?',
    ],
    [
      "export default 5;",
      "flows/environments.ts exports no environments; write: export default environments({ dev: {} });",
    ],
    [
      'throw new Error("STAGE is not set");',
      "flows/environments.ts can't be read: STAGE is not set",
    ],
  ];

  it("that isn't there is told of before AWS is asked", () => {
    const folder = project({ "flows/load.ts": load });
    for (const [text, told] of cases) {
      writeFileSync(join(folder, "flows/environments.ts"), text);
      const { exitCode, stderr } = nagare(folder, "runs", "load", "--env", "prd");
      expect(stderr).toContain(told);
      expect(exitCode).toBe(2);
    }
  });
});

it("names the word of a command that is no text, and what it is", () => {
  const folder = project({
    "flows/say.ts": `
import { container, flow, task } from "nagare";
export const give = task("give", async ({ text }: { text: string }): Promise<any> => JSON.parse(text));
export const say = container("say", {
  image: "x.example.com/say:1",
  local: ["/bin/echo"],
  command: ({ words }: { words: readonly string[] }) => words,
});
export default flow("say-it", async ({ text }: { text: string }) => {
  const words = await give({ text });
  return await say({ words: words as readonly string[] });
});
`,
  });
  for (const [text, told] of [
    ['["a",5]', "[1] is 5"],
    ['{"a":1}', 'it is {"a":1}'],
  ] as const) {
    const { exitCode, stderr } = nagare(folder, "run", "say-it", "--text", text);
    expect(stderr).toContain(
      `ContainerNotStarted: container say did not start: Command must be an array of strings: ${told}`,
    );
    expect(exitCode).toBe(1);
  }
});
