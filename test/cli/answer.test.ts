import { describe, expect, it } from "vitest";
import { begin } from "./begin.ts";
import { nagare, project } from "./support.ts";

const asking = {
  "flows/ask.ts": `
import { callback, flow, task } from "nagare";
export const send = task("send", async ({ token }: { token: string }) => {
  console.log(\`token=\${token}.\`);
});
export default flow("ask", async () => {
  const options = { timeout: "1h" } as const;
  return await callback<{ ok: boolean }>("wait", async (token) => send({ token }), options);
});
`,
};

describe("nagare answer", () => {
  it("lets the run of another terminal go on, once", async () => {
    const folder = project(asking);
    const run = begin(folder, ["run", "ask"]);
    const token = await expect
      .poll(() => tokenOf(folder), { timeout: 60_000, interval: 500 })
      .toBeDefined()
      .then(() => tokenOf(folder) ?? "");
    expect(nagare(folder, "answer", token, "--output", '{"ok": true}').stdout).toBe("answered\n");
    expect(await run.ended).toBe(0);
    expect(run.output()).toContain("… wait waits for an answer");
    expect(run.output()).toContain('"ok": true');
    const late = nagare(folder, "answer", token);
    expect(late.exitCode).toBe(2);
    expect(late.stderr).toMatch(/^no run waits for this token any more/);
  });

  it.each([
    [["--output", "{ok}"], "--output is no JSON: {ok}"],
    [["--cause", "late"], "--cause is the message of an --error"],
    [["--output", "1", "--error", "No"], "an answer is an --output or an --error, not both"],
    [[], "no run has sent this token: is it whole?"],
  ])("refuses %j", (args, message) => {
    const { exitCode, stdout, stderr } = nagare(project(asking), "answer", "unknown", ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

function tokenOf(folder: string): string | undefined {
  return /token=(.+)\.\n/.exec(nagare(folder, "logs").stdout)?.[1];
}
