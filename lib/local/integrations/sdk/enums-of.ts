import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClientModule } from "./client-package.ts";

/**
 * The values that a structure's members may have. A client's schemas don't tell them, but its type declarations name the list, which the client
 * exports.
 */
export function enumsOf(
  folder: string,
  module: ClientModule,
): (structure: string, member: string) => readonly string[] | undefined {
  return (structure, member) => {
    const type = memberType(declarations(folder), structure, member);
    const list: unknown = type === undefined ? undefined : module[type];
    if (typeof list !== "object" || list === null || Array.isArray(list)) return undefined;
    const values = Object.values(list);
    return values.every((value) => typeof value === "string") ? values : undefined;
  };
}

function declarations(folder: string): string {
  const models = join(folder, "dist-types", "models");
  const files = readdirSync(models).filter((name) => name.endsWith(".d.ts"));
  return files.map((name) => readFileSync(join(models, name), "utf8")).join("\n");
}

/** Names come from the client's own schemas, so they are words. */
function memberType(text: string, structure: string, member: string): string | undefined {
  const head = new RegExp(`^export interface ${structure}\\b[^{]*\\{`, "m").exec(text);
  if (head === null) return undefined;
  const body = text.slice(head.index, text.indexOf("\n}", head.index));
  return new RegExp(`^ +${member}\\??: (\\w+) \\| undefined;`, "m").exec(body)?.[1];
}
