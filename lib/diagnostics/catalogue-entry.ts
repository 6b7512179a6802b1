/**
 * One code of the catalogue: what the user reads when it happens, and its chapter in `docs/diagnostics.md`.
 *
 * `message` and `help` are templates: `{name}` stands for a value that the reporter gives, usually a piece of the user's own source. Codes are
 * never used again for another meaning. `NG10xx` the language as a whole, `NG11xx` promises, `NG12xx` what a flow may reach, `NG13xx` values and
 * types, `NG14xx` variables, `NG15xx` expressions, `NG16xx` statements, `NG17xx` the words of
 * `nagare`; `NG20xx` the project, `NG21xx` flows, tasks and containers, `NG22xx`
 * schedules and triggers, `NG23xx` containers, `NG24xx` params, `NG25xx` HTTP, `NG26xx` environments, `NG27xx` locks and rates; `NG3xxx` limits of Step Functions.
 */
export interface CatalogueEntry {
  readonly code: `NG${1 | 2 | 3}${string}`;
  /** @default "error" */
  readonly severity?: "error" | "warning";
  /** The chapter's title: a noun phrase. */
  readonly title: string;
  /** One plain sentence, no full stop. */
  readonly message: string;
  /** What to write instead; code where possible. A reporter that knows better gives its own. */
  readonly help?: string;
  /** Why nagare refuses it, in a sentence or three. */
  readonly why: string;
  /** TypeScript that is refused, and what to write for it. */
  readonly wrong: string;
  readonly right: string;
}
