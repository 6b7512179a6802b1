import type { CatalogueEntry } from "../catalogue-entry.ts";

/** The catalogue as a page: `docs/diagnostics.md`. */
export function renderMarkdown(catalogue: readonly CatalogueEntry[]): string {
  const sorted = [...catalogue].sort((a, b) => a.code.localeCompare(b.code));
  const chapters = CHAPTERS.map(({ prefix, title }) => {
    const entries = sorted.filter(({ code }) => code.startsWith(prefix));
    return [`## ${title}`, ...entries.map(sectionOf)].join("\n\n");
  });
  return `${[HEAD, ...chapters].join("\n\n")}\n`;
}

const HEAD = `# Diagnostics

Everything that nagare refuses or warns of, by code. Generated from \`lib/diagnostics/catalogue\`. Codes \`TSnnnn\` are TypeScript's own.`;

const CHAPTERS = [
  { prefix: "NG1", title: "Language" },
  { prefix: "NG2", title: "Configuration" },
  { prefix: "NG3", title: "Limits" },
] as const;

function sectionOf(entry: CatalogueEntry): string {
  const severity = entry.severity === "warning" ? " (warning)" : "";
  return [
    `### ${entry.code}: ${entry.title}${severity}`,
    `> ${entry.message.replaceAll(/`?\{(\w+)\}`?/g, "*$1*")}`,
    entry.why,
    code("Instead of", entry.wrong),
    code("write", entry.right),
  ].join("\n\n");
}

function code(lead: string, text: string): string {
  return `${lead}\n\n\`\`\`ts\n${text}\n\`\`\``;
}
