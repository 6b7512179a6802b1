import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadProject } from "../../../lib/compiler/1-load/index.ts";
import { codesOf, inProject } from "./in-project.ts";

const STEPS = `
import { container, task } from "nagare";
const shared = { timeout: "2m", retry: { attempts: 3, delay: "5s" } } as const;
export const load = task("load", { ...shared, memory: 2 * 256 }, async () => 1);
export const store = container("store", {
  ...shared,
  image: "./store",
  command: ({ table }: { table: string }) => ["--table", table],
  exitCodes: { 9: "nothing" },
});
`;

const FLOW = `
import { cron as at, flow as workflow, rate } from "nagare";
import * as steps from "../lib/steps.ts";
import { load as fetchTable } from "../lib/steps.ts";
/**
 * Reports every morning.
 *
 * More about it.
 */
const report = workflow(
  "report",
  { schedule: [at("0 10 * * *", "Asia/Tokyo"), rate("5m")], timeout: "2h" },
  async () => { await steps.store({ table: "t" }); return await fetchTable(); },
);
export default report;
`;

describe("loading a project", () => {
  it("finds flows, tasks and containers, also in files that the flows import", () => {
    inProject({ "flows/report.ts": FLOW, "lib/steps.ts": STEPS }, (project, directory) => {
      expect(project.diagnostics).toEqual([]);
      expect(project.flows).toMatchObject([
        {
          name: "report",
          description: "Reports every morning.",
          timeoutSeconds: 7200,
          type: "standard",
          span: { file: "flows/report.ts", line: 10, column: 7 },
          schedules: [
            { kind: "cron", expression: "0 10 * * *", timezone: "Asia/Tokyo" },
            { kind: "rate", everySeconds: 300 },
          ],
        },
      ]);
      expect([...(project.flows[0]?.files ?? [])].sort()).toEqual([
        "flows/report.ts",
        "lib/steps.ts",
      ]);
      const retry = { attempts: 3, delaySeconds: 5, backoff: 2, jitter: false };
      expect(project.tasks).toMatchObject([
        { name: "load", variable: "load", memoryMiB: 512, timeoutSeconds: 120, retries: [retry] },
      ]);
      expect(project.containers).toMatchObject([
        {
          name: "store",
          image: { kind: "folder", path: join(directory, "lib/store") },
          cpu: 256,
          memoryMiB: 512,
          exitCodes: { 9: "nothing" },
          reports: false,
          retry,
        },
      ]);
    });
  });

  it("takes several flows of one file, and files without any", () => {
    const two = `
      import { flow } from "nagare";
      export const a = flow("a", async () => 1);
      export const b = flow("b", async () => await a({}));`;
    const environments = `import { environments } from "nagare"; export default environments({ dev: {} });`;
    inProject({ "flows/deep/two.ts": two, "flows/environments.ts": environments }, (project) => {
      expect(project.diagnostics).toEqual([]);
      expect(project.flows.map(({ name }) => name)).toEqual(["a", "b"]);
    });
  });

  it("says so when there is no folder of flows", () => {
    inProject({ "report.ts": "" }, (project) => expect(codesOf(project)).toEqual(["NG2000"]));
  });

  it("says so when nagare is not installed", () => {
    const files = { "flows/a.ts": 'import { flow } from "nagare";\nexport const a = flow;\n' };
    inProject(
      files,
      (project) => {
        expect(project.diagnostics).toMatchObject([
          { code: "NG2001", span: { file: "flows/a.ts", line: 1, column: 22 } },
        ]);
      },
      tmpdir(),
    );
  });

  it("says where aws is imported from, by whatever way it is asked of nagare", () => {
    const files = {
      "flows/a.ts": 'import { aws } from "nagare";\nexport const a = aws;\n',
      "flows/b.ts": 'import * as nagare from "nagare";\nexport const b = nagare.aws;\n',
    };
    const help = 'import { aws } from "nagare/aws"';
    inProject(files, ({ diagnostics }) => {
      expect(diagnostics).toMatchObject([
        { code: "TS2305", span: { file: "flows/a.ts" }, help },
        { code: "TS2339", span: { file: "flows/b.ts" }, help },
      ]);
    });
  });

  it("reads the clients of aws only for who calls it, under whatever name", () => {
    const clientsOf = (source: string): readonly string[] =>
      inProject({ "flows/a.ts": source }, ({ program, diagnostics }) => {
        expect(diagnostics).toEqual([]);
        const files = program.getSourceFiles().map(({ fileName }) => fileName);
        return ["flow/aws", "client-sqs", "client-glue"].filter((name) =>
          files.some((file) => file.includes(`/${name}/`)),
        );
      });
    const send =
      'export const send = () => cloud.sqs.sendMessage({ QueueUrl: "", MessageBody: "" });';
    expect(clientsOf('import { flow } from "nagare";\nexport const a = flow;\n')).toEqual([]);
    expect(clientsOf(`import { aws as cloud } from "nagare/aws";\n${send}\n`)).toEqual([
      "flow/aws",
      "client-sqs",
    ]);
  });

  it("names a file that can't be read, and reads the others", () => {
    const directory = join(import.meta.dirname, ".broken");
    mkdirSync(join(directory, "flows/folder.ts"), { recursive: true });
    try {
      symlinkSync("../gone.ts", join(directory, "flows/link.ts"));
      const { diagnostics } = loadProject(directory);
      expect(diagnostics).toMatchObject([{ code: "NG2002", span: { file: "flows/link.ts" } }]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it("points at what is wrong in tsconfig.json, and takes what is right", () => {
    const flow = { "flows/a.ts": "export const a: number = Math.max(1);\n" };
    inProject({ ...flow, "tsconfig.json": "{ nonsense" }, (project) => {
      expect(project.diagnostics.map(({ span }) => span.file)).toContain("tsconfig.json");
    });
    const noLibrary = '{ "compilerOptions": { "noUnusedLocals": true, "strict": false } }';
    const loose = { "flows/a.ts": "const unused = 1;\nexport const f = (x) => x;\n" };
    inProject({ ...loose, "tsconfig.json": noLibrary }, (project) => {
      expect(codesOf(project)).toEqual(["TS7006"]);
    });
  });

  it("reports TypeScript's own errors with their place", () => {
    inProject({ "flows/a.ts": 'export const a: number =\n  "text";\n' }, (project) => {
      expect(project.diagnostics).toMatchObject([
        { code: "TS2322", span: { file: "flows/a.ts", line: 1, column: 14 } },
      ]);
    });
    inProject({ "flows/a.ts": "export const a = (;\n" }, (project) => {
      expect(codesOf(project)).toContain("TS1109");
    });
  });
});
