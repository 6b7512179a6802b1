import type { Changes, TaskDetail } from "../../changes/index.ts";
import { grantText } from "./grant-text.ts";
import { type Line, line, wrapped } from "./line.ts";
import type { ReportOptions } from "./report-text.ts";
import { settingLines, withSettings } from "./setting-lines.ts";

type TaskChange = Changes["functions"][number];

/** A function or container: on one line where it comes, goes or has only new code. */
export function taskLines(
  what: "function" | "container",
  { kind, name, details }: TaskChange,
  options: ReportOptions,
): readonly Line[] {
  const title = `${what} ${name}`;
  if (kind === "removed") return [line("-", 0, title)];
  if (kind === "added") return [line("+", 0, `${title}  ${sizeText(details)}`.trimEnd())];
  const settings = details.flatMap((detail) => (detail.kind === "setting" ? [detail.change] : []));
  const grants = details.filter(({ kind: one }) => one !== "setting");
  const head = line("~", 0, title);
  if (grants.length === 0) return withSettings(head, settings, options.width);
  return [head, ...details.flatMap((detail) => taskDetailLines(detail, options))];
}

/** A value or permissions that change, below the name of what has them. */
export function taskDetailLines(detail: TaskDetail, options: ReportOptions): readonly Line[] {
  if (detail.kind === "setting") return settingLines(detail.change, { depth: 1, ...options });
  const mark = detail.kind === "grant-gained" ? "+" : "-";
  return wrapped(mark, 1, grantText(detail.grant, options.stack), options.width);
}

function sizeText(details: readonly TaskDetail[]): string {
  const sizes = details.flatMap((detail) =>
    detail.kind === "setting" && SIZES.has(detail.change.name) ? [detail.change.after ?? ""] : [],
  );
  return sizes.join(", ");
}

const SIZES: ReadonlySet<string> = new Set(["cpu", "memory", "timeout"]);
