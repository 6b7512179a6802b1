import type { Span } from "../diagnostics/index.ts";

/** Where a state comes from in the flow's source. */
export interface SourceMapEntry extends Span {
  /** The statement or call, as the state's name shows it. */
  readonly text: string;
}
