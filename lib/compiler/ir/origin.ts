import type { Span } from "../../diagnostics/index.ts";

/** Where a node comes from in the flow's source. */
export interface Origin {
  readonly span: Span;
  /** What the state should be called: `load`, `if rows === 0`. Emit makes it unique and at most 80 characters. */
  readonly label: string;
  /** The comment above the statement. */
  readonly comment?: string;
}
