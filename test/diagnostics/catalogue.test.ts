/** `UPDATE=1 npx vitest run test/diagnostics` writes docs/diagnostics.md anew from the catalogue. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CatalogueEntry, catalogue, renderMarkdown } from "../../lib/diagnostics/index.ts";

const root = join(import.meta.dirname, "../..");
const entries: readonly CatalogueEntry[] = catalogue;

describe("the catalogue", () => {
  it("has one file a code, named after it", () => {
    const files = readdirSync(join(root, "lib/diagnostics/catalogue"));
    const codes = files.map((file) => file.split("-")[0]?.toUpperCase());
    expect(codes.sort()).toEqual(entries.map(({ code }) => code).sort());
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(entries)("says $code in one plain sentence", ({ message, help }) => {
    expect(message).not.toMatch(/[.!]$/);
    expect(message).not.toContain("\n");
    expect(help ?? "x").not.toMatch(/\.$/);
  });

  it.each(entries)("shows what to write for $code", ({ wrong, right, why }) => {
    expect(right).not.toBe(wrong);
    expect(why).toMatch(/\.$/);
  });

  it("is what docs/diagnostics.md says", () => {
    const file = join(root, "docs/diagnostics.md");
    const page = renderMarkdown(catalogue);
    if (process.env["UPDATE"] !== undefined) writeFileSync(file, page);
    expect(readFileSync(file, "utf8")).toBe(page);
  });
});
