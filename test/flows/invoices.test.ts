import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import invoices from "../../flows/invoices.ts";

const hasRuby = spawnSync("ruby", ["--version"]).status === 0;

describe("invoices, as plain TypeScript", () => {
  it("is skipped when nobody bought anything", async () => {
    const skipped = { nagare: { skipped: "nobody bought anything in 2026-10" } };
    expect(await invoices({ month: "2026-10", customers: [] })).toEqual(skipped);
  });

  // Needs `ruby`, with which the worker's own code answers.
  it.runIf(hasRuby)("waits for a Ruby worker's answer to each customer's job", async () => {
    expect(await invoices({ month: "2026-10", customers: ["ACME", "nobody"] })).toEqual({
      month: "2026-10",
      invoices: [
        { customer: "ACME", file: "invoices/2026-10/ACME.pdf", cents: 1740 },
        { customer: "nobody", file: null, cents: 0 },
      ],
      cents: 1740,
    });
  });

  it("says plainly that there is no Ruby", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = "";
    try {
      await expect(invoices({ month: "2026-10" })).rejects.toThrow(/^no Ruby here: install it/);
    } finally {
      process.env["PATH"] = path;
    }
  });
});
