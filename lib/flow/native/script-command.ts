import { readFileSync } from "node:fs";

/** How a script is started: by its first line, as a kernel reads it, or with `/bin/sh`. `#!/usr/bin/env ruby` is `ruby`, so that a missing one is told by its name. */
export function scriptCommand(file: string): readonly string[] {
  const [, interpreter, rest] = /^#! *(\S+)[ \t]*(.*?)[ \t]*$/m.exec(firstLine(file)) ?? [];
  if (interpreter === undefined) return ["/bin/sh", file];
  if (!rest) return [interpreter, file];
  const isPlainEnv = interpreter.endsWith("/env") && /^[^-\s=][^\s=]*$/.test(rest);
  return isPlainEnv ? [rest, file] : [interpreter, rest, file];
}

function firstLine(file: string): string {
  return readFileSync(file, "utf8").split("\n", 1)[0] ?? "";
}
