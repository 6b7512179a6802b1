import { duration, type ProgressLine, problemOf } from "../../timeline/index.ts";
import { painter } from "../terminal.ts";

/** One line of progress for a terminal; `note` in the place of what it says of itself. */
export function drawProgress(line: ProgressLine, color: boolean, note = remark(line)): string {
  const paint = painter(color);
  const { mark, style } = LOOKS[line.kind];
  const time =
    line.milliseconds === undefined ? "" : paint("dim", ` ${duration(line.milliseconds)}`);
  const text = `${paint(style, mark)} ${line.step}${time}${paint(style, note)}`;
  return `${"  ".repeat(line.depth)}${line.kind === "started" ? paint("dim", text) : text}`;
}

const LOOKS = {
  waiting: { mark: "…", style: "cyan" },
  started: { mark: "·", style: "dim" },
  succeeded: { mark: "✓", style: "green" },
  redriven: { mark: "↻", style: "yellow" },
  retried: { mark: "↻", style: "yellow" },
  failed: { mark: "✗", style: "red" },
  caught: { mark: "↷", style: "yellow" },
} as const satisfies Record<ProgressLine["kind"], object>;

function remark({ kind, attempt, error, cause }: ProgressLine): string {
  if (kind === "retried") return ` try ${attempt}`;
  if (kind === "waiting") return " waits for an answer";
  if (kind === "caught" || kind === "redriven") return ` ${kind}`;
  return error === undefined ? "" : ` ${problemOf(error, cause)}`;
}
