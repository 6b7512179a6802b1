import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import { renderText, type Span } from "../../diagnostics/index.ts";
import type { RunDescription, TaskOutputLine } from "../../operations/index.ts";
import { messageOf } from "../../timeline/index.ts";
import { shortRuns } from "../locks/short-runs.ts";
import { sourceText } from "../project.ts";
import { hasColor } from "../terminal.ts";

export interface Failure {
  readonly project: CompiledProject;
  /** Absent where the project does not have it (any more). */
  readonly flow: CompiledFlow | undefined;
  readonly run: RunDescription;
  /** The state that failed, if one did. */
  readonly state: string | undefined;
  /** The last lines that it wrote. */
  readonly output: readonly TaskOutputLine[];
  /** Undefined on this machine. */
  readonly env: string | undefined;
}

/** Why a run failed: the line of code, the error, the task's last words. */
export function describeFailure({ project, flow, run, state, output, env }: Failure): string {
  const { error = run.status, cause = "" } = run;
  const message = shortRuns(messageOf(cause) || "no cause was given", env);
  const span = state === undefined ? undefined : flow?.sourceMap[state];
  const told = placed(project, span ?? flow?.span, error, message);
  const lines = output.map(({ text }) => `  │ ${text}`);
  const words = lines.length === 0 ? [] : [`  last output of ${output[0]?.task}:`, ...lines];
  return [told, ...words].join("\n");
}

function placed(
  project: CompiledProject,
  span: Span | undefined,
  code: string,
  message: string,
): string {
  if (span === undefined) return `error ${code}: ${message}`;
  const color = hasColor(process.stderr);
  const source = (file: string) => sourceText(project, file);
  return renderText([{ code, severity: "error", message, span, notes: [] }], {
    source,
    color,
  }).trimEnd();
}
