import type { Command } from "commander";
import { allClose, type CatalogueEntry, catalogue, renderEntry } from "../../diagnostics/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { hasColor, printJson } from "../terminal.ts";

/** `nagare explain CODE`: what a diagnostic means, and what to write instead. */
export function addExplain(program: Command): void {
  program
    .command("explain")
    .argument("<code>", "as it stands before a message: NG1001")
    .description("say what a diagnostic means, why, and what to write instead")
    .option("--json", "the entry as JSON")
    .addHelpText("after", "\nExample: nagare explain NG1100")
    .action((code: string, options: { readonly json?: boolean }) => explain(code, options));
}

function explain(code: string, { json = false }: { readonly json?: boolean }): void {
  const entry = entryOf(code.toUpperCase());
  if (json) printJson(entry);
  else console.log(renderEntry(entry, hasColor(process.stdout)));
}

function entryOf(code: string): CatalogueEntry {
  const found = catalogue.find((entry) => entry.code === code);
  if (found !== undefined) return found;
  if (/^TS\d+$/.test(code)) {
    throw wrongUsage(`${code} is TypeScript's own error: its message says all that there is`);
  }
  const near = allClose(code, codes).slice(0, 3);
  const guess =
    near.length === 0
      ? `they are ${codes[0]} to ${codes.at(-1)}`
      : `did you mean ${near.join(" or ")}?`;
  throw wrongUsage(`there is no diagnostic "${code}"; ${guess}`);
}

const codes: readonly string[] = catalogue.map(({ code }) => code).sort();
