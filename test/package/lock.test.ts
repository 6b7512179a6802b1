import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = resolve(import.meta.dirname, "../..");
const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync(join(root, "package-lock.json"), "utf8"),
);

describe("package-lock.json", () => {
  // npm ci refuses a lock file without them; npm forgets them when a registry does not serve every platform.
  it("knows the builds of every platform", () => {
    const missing = Object.values(lock.packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter(
        (name) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`)),
      );

    expect(missing).toEqual([]);
  });
});
