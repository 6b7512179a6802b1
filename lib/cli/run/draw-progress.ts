import { duration, type ProgressLine, problemOf } from "../../timeline/index.ts";
import { painter } from "../terminal.ts";

/** One line of progress for a terminal. */
export function drawProgress(line: ProgressLine, color: boolean): string {
  const paint = painter(color);
  const { mark, style } = LOOKS[line.kind];
  const time =
    line.milliseconds === undefined ? "" : paint("dim", ` ${duration(line.milliseconds)}`);
  const text = `${paint(style, mark)} ${line.step}${time}${paint(style, remark(line))}`;
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

function remark({ kind, step, attempt, error, cause }: ProgressLine): string {
  if (kind === "retried") return ` try ${attempt}`;
  if (kind === "waiting")
    return WAITS_FOR_LOCK.test(step)
      ? ": no place is free; nagare locks shows who has it"
      : " waits for an answer";
  if (kind === "failed" && TAKES_LOCK.test(step) && error === NO_PLACE) return " is busy";
  if (kind === "caught" || kind === "redriven") return ` ${kind}`;
  return error === undefined ? "" : ` ${problemOf(error, cause)}`;
}

/** The compiler's names: no step of a user's has a space in its name. */
const TAKES_LOCK = /^lock /;
const WAITS_FOR_LOCK = /^wait for /;

/** What a conditional write says where somebody is there already. */
const NO_PLACE = "DynamoDB.ConditionalCheckFailedException";
