import { readFileSync } from "node:fs";

/**
 * How a script is started: by its first line, as a kernel reads it, or with `/bin/sh`. Of `#!/usr/bin/env ruby` it is `ruby` itself, so that one that isn't there is
 * told by its name.
 */
export function scriptCommand(file: string): readonly [string, ...string[]] {
  const [line = ""] = readFileSync(file, "utf8").split("\n", 1);
  const [, interpreter, rest] = /^#! *(\S+)[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
  if (interpreter === undefined) return ["/bin/sh", file];
  if (!rest) return [interpreter, file];
  const isPlainEnv = interpreter.endsWith("/env") && /^[^-\s=][^\s=]*$/.test(rest);
  return isPlainEnv ? [rest, file] : [interpreter, rest, file];
}
