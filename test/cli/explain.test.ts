import { describe, expect, it } from "vitest";
import { catalogue } from "../../lib/diagnostics/index.ts";
import { nagare, project } from "./support.ts";

describe("nagare explain", () => {
  it("says what a code means, why, and what to write instead", () => {
    const { exitCode, stdout } = nagare(project({}), "explain", "ng1100");
    const entry = catalogue.find(({ code }) => code === "NG1100");
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`NG1100: ${entry?.title}`);
    expect(stdout.replaceAll("\n", " ")).toContain(entry?.why);
    expect(stdout).toMatch(/Instead of\n\n {2}\S[\s\S]*\nwrite\n\n {2}\S/);
  });

  it("prints with --json the entry and nothing else", () => {
    const { exitCode, stdout } = nagare(project({}), "explain", "NG1100", "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual(catalogue.find(({ code }) => code === "NG1100"));
  });

  it("names those that may have been meant, and exits with 2", () => {
    const { exitCode, stdout, stderr } = nagare(project({}), "explain", "NG1190");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^there is no diagnostic "NG1190"; did you mean NG1\d+ or NG/);
  });
});
