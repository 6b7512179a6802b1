import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Token } from "aws-cdk-lib";
import type { ContainerDeclaration } from "../compiler/index.ts";
import { ConfigurationError } from "./configuration-error.ts";

/** What starts a script in an image that doesn't have it. */
export interface ScriptStart {
  readonly entryPoint: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Another one for another text. */
  readonly version: string;
}

/** Undefined for a container without a script. */
export function scriptStart({ script, name, span }: ContainerDeclaration): ScriptStart | undefined {
  if (script === undefined) return undefined;
  const place = `${span.file}:${span.line}:${span.column}: the script of "${name}"`;
  const { file, entryPoint, variable } = script;
  const text = textOf(file, place);
  const version = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return { entryPoint, environment: { [variable]: literally(text) }, version };
}

/** A shell's `${HOME}` in a template looks like a reference, so that tools refuse it: joined from parts there is none. */
function literally(text: string): string {
  if (!text.includes("${")) return text;
  const parts = text.split("${").map((part, index) => (index === 0 ? part : `{${part}`));
  return Token.asString({ "Fn::Join": ["$", parts] });
}

function textOf(script: string, place: string): string {
  try {
    return readFileSync(script, "utf8");
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(`${place} can't be read: ${problem}`, { cause: error });
  }
}
