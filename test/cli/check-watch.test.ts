import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { begin } from "./begin.ts";
import { nagare, project } from "./support.ts";

const flowText = (call: string): string => `
import { flow, task } from "nagare";
export const one = task("one", async () => 1);
export default flow("watched", async () => {
  ${call};
});
`;

describe("nagare check --watch", () => {
  it("checks again as a file changes, each time between two marks, and ends with Ctrl-C", async () => {
    const folder = project({ "flows/watched.ts": flowText("await one()") });
    const { child, ended, output } = begin(folder, ["check", "--watch"]);
    const good = "check: started\ncheck: done, 1 flow, no problems\n";
    await vi.waitFor(() => expect(output()).toBe(good), 60_000);
    writeFileSync(join(folder, "flows/watched.ts"), flowText("one()"));
    const bad =
      /check: started\nflows\/watched\.ts:5:3: error NG1100: [^\n]+\ncheck: done, 1 error in 1 file\n$/;
    await vi.waitFor(() => expect(output()).toMatch(bad), 60_000);
    writeFileSync(join(folder, "flows/watched.ts"), flowText("await one()"));
    await vi.waitFor(() => expect(output().split(good)).toHaveLength(3), 60_000);
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });

  it("refuses --json, which has no lines", () => {
    const { exitCode, stderr } = nagare(project({}), "check", "--watch", "--json");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("without --json");
  });
});
