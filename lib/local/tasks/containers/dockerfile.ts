import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How an image starts, as its Dockerfile says. */
export interface ImageStart {
  /** Empty when there is none. */
  readonly entryPoint: readonly string[];
  /** What stands for a command that nobody gives. */
  readonly command: readonly string[];
}

/**
 * Reads ENTRYPOINT and CMD of the last stage. Like Docker: the last one counts, shell form runs in `/bin/sh -c`, and an ENTRYPOINT in shell
 * form takes no command.
 * @see https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact
 */
export function imageStart(folder: string): ImageStart {
  const file = join(folder, "Dockerfile");
  if (!existsSync(file)) return { entryPoint: [], command: [] };
  const all = instructions(readFileSync(file, "utf8"));
  const stage = all.slice(all.findLastIndex(({ word }) => word === "FROM") + 1);
  const last = (wanted: string) => {
    const found = stage.findLast(({ word }) => word === wanted);
    return found === undefined ? [] : words(found.rest);
  };
  return { entryPoint: last("ENTRYPOINT"), command: last("CMD") };
}

function instructions(text: string): { readonly word: string; readonly rest: string }[] {
  return text
    .replace(/^\s*#.*$/gm, "")
    .replace(/\\[ \t]*\r?\n/g, " ")
    .split("\n")
    .flatMap((line) => {
      const [, word, rest] = /^\s*(\w+)\s+(.*?)\s*$/.exec(line) ?? [];
      return word === undefined || rest === undefined ? [] : [{ word: word.toUpperCase(), rest }];
    });
}

function words(rest: string): readonly string[] {
  const list = execForm(rest);
  return list ?? ["/bin/sh", "-c", rest];
}

/** Docker too takes for shell form what is not a JSON array of strings. */
function execForm(rest: string): readonly string[] | undefined {
  if (!rest.startsWith("[")) return undefined;
  try {
    const parsed: unknown = JSON.parse(rest);
    return Array.isArray(parsed) && parsed.every((one) => typeof one === "string")
      ? parsed
      : undefined;
  } catch {
    return undefined;
  }
}
