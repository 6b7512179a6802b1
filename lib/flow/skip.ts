/** What a flow returns that had nothing to do: see {@link skip}. */
export interface Skipped {
  readonly nagare: { readonly skipped: string };
}

/**
 * Ends the run well, marked as skipped: `nagare run`, `runs` and `show` say so, with the reason. A flow returns it, at any place of its body.
 * On Step Functions the execution has succeeded, with `{ "nagare": { "skipped": reason } }` as its output.
 *
 * @param reason one sentence for people
 * @example
 * ```ts
 * if (files.length === 0) return skip(`no files on ${day}`);
 * ```
 */
export function skip(reason: string): Skipped {
  return { nagare: { skipped: reason } };
}

/**
 * Whether a flow that was awaited has skipped its work.
 *
 * @example
 * ```ts
 * const loaded = await loadDay({ day });
 * const rows = isSkipped(loaded) ? 0 : loaded.rows;
 * ```
 */
export function isSkipped(value: unknown): value is Skipped {
  if (!isObject(value)) return false;
  const { nagare } = value;
  return isObject(nagare) && typeof nagare["skipped"] === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
