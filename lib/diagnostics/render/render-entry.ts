import type { CatalogueEntry } from "../catalogue-entry.ts";
import { paint } from "./paint.ts";

/** One code of the catalogue as a person reads it in a terminal. */
export function renderEntry(entry: CatalogueEntry, color: boolean): string {
  const ink = paint(color);
  const { code, title, message, why, wrong, right } = entry;
  const isWarning = entry.severity === "warning";
  const accent = isWarning ? ink.yellow : ink.red;
  const said = message.replaceAll(/`?\{(\w+)\}`?/g, "<$1>");
  return [
    `${accent(code)}: ${ink.bold(title)}${isWarning ? " (a warning)" : ""}`,
    `  ${ink.dim(said)}`,
    wrapped(why),
    `${ink.red("Instead of")}\n\n${indented(wrong)}`,
    `${ink.green("write")}\n\n${indented(right)}`,
  ].join("\n\n");
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? line : `  ${line}`))
    .join("\n");
}

const WIDTH = 80;

function wrapped(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
