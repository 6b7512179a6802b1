/** A place in a source file. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Span {
  /** Relative to the project's folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** More about a diagnostic, with its own place where it has one. */
export interface Note {
  readonly message: string;
  readonly span?: Span;
}

/** What nagare has to say about a source: a value, collected and returned, never thrown. */
export interface Diagnostic {
  /** Stable: `NG1xxx` language, `NG2xxx` configuration, `NG3xxx` limits, `TSnnnn` from TypeScript itself. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** One sentence that names the user's own symbol. */
  readonly message: string;
  readonly span: Span;
  /** What to write instead. */
  readonly help?: string;
  readonly notes: readonly Note[];
}
