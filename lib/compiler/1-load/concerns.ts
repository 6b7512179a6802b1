import type { Diagnostic, Span } from "../../diagnostics/index.ts";
import type { LoadedFlow, LoadedProject } from "./loaded-project.ts";
import { spanOf } from "./span-of.ts";

/** Whether an error is the flow's: it stands in a file that the flow is made of, and not in another flow that is declared there. */
export function concerns({ span }: Diagnostic, flow: LoadedFlow, project: LoadedProject): boolean {
  if (!flow.files.has(span.file)) return false;
  const others = project.flows.filter((other) => other !== flow);
  return !others.some((other) => isWithin(span, spanOf(project.directory, other.call)));
}

function isWithin(inner: Span, outer: Span): boolean {
  return (
    inner.file === outer.file &&
    isBefore(start(outer), start(inner)) &&
    isBefore(end(inner), end(outer))
  );
}

type Place = readonly [line: number, column: number];

const start = ({ line, column }: Span): Place => [line, column];
const end = ({ endLine, endColumn }: Span): Place => [endLine, endColumn];

function isBefore([line, column]: Place, [otherLine, otherColumn]: Place): boolean {
  return line < otherLine || (line === otherLine && column <= otherColumn);
}
