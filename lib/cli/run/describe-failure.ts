import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import { renderText } from "../../diagnostics/index.ts";
import type { OutputLine } from "../../local/index.ts";
import type { RunDescription } from "../../operations/index.ts";
import { sourceText } from "../project.ts";
import { hasColor } from "../terminal.ts";
import { messageOf } from "./message-of.ts";

export interface Failure {
  readonly project: CompiledProject;
  readonly flow: CompiledFlow;
  readonly run: RunDescription;
  /** The state that failed, if one did. */
  readonly state: string | undefined;
  /** The last lines that it wrote. */
  readonly output: readonly OutputLine[];
}

/** Why a run failed: the line of code, the error, the task's last words. */
export function describeFailure({ project, flow, run, state, output }: Failure): string {
  const { error = run.status, cause = "" } = run;
  const message = messageOf(cause) || "no cause was given";
  const span = state === undefined ? undefined : flow.sourceMap[state];
  const place = span ?? flow.span;
  const told = renderText([{ code: error, severity: "error", message, span: place, notes: [] }], {
    source: (file) => sourceText(project, file),
    color: hasColor(process.stderr),
  });
  const lines = output.map(({ text }) => `  │ ${text}`);
  const words = lines.length === 0 ? [] : [`  last output of ${output[0]?.task}:`, ...lines];
  return [told.trimEnd(), ...words].join("\n");
}
