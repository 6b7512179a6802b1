import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");

describe("README.md", () => {
  const shown = [...readme.matchAll(/<!-- (?:flow|task): (\S+) -->\n```ts\n(.*?)```/gs)];

  it("shows code", () => {
    expect(shown).toHaveLength(2);
  });

  it.each(shown.map(([, file = "", code = ""]) => ({ file, code })))(
    "shows $file as it is",
    ({ file, code }) => {
      expect(readFileSync(join(root, file), "utf8")).toContain(code);
    },
  );

  it.each([...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, path = ""]) => path))(
    "links to %s, which exists",
    (path) => {
      expect(existsSync(join(root, path))).toBe(true);
    },
  );
});
