import { type Code, catalogue } from "./catalogue.ts";
import type { CatalogueEntry } from "./catalogue-entry.ts";
import type { Diagnostic, Note, Span } from "./diagnostic.ts";

/** What a code's templates need: one text for each `{name}` in its message and help. */
export type Values<C extends Code> = Readonly<
  Record<Placeholder<EntryOf<C>["message"]> | Placeholder<HelpOf<EntryOf<C>>>, string>
>;

/** What a reporter may say beyond the catalogue. */
export interface More {
  /** Replaces the catalogue's help. */
  readonly help?: string;
  readonly notes?: readonly Note[];
}

/**
 * A diagnostic of the catalogue.
 *
 * @example `diagnostic("NG1000", context.span(node), { construct: "a `with` statement" })`
 */
export function diagnostic<C extends Code>(
  code: C,
  span: Span,
  values: Values<C>,
  more: More = {},
): Diagnostic {
  const entry: CatalogueEntry = entryOf(code);
  const help = more.help ?? (entry.help === undefined ? undefined : fill(entry.help, values));
  return {
    code,
    severity: entry.severity ?? "error",
    message: fill(entry.message, values),
    span,
    ...(help === undefined ? {} : { help }),
    notes: more.notes ?? [],
  };
}

type EntryOf<C extends Code> = Extract<(typeof catalogue)[number], { readonly code: C }>;

type HelpOf<E> = E extends { readonly help: infer H extends string } ? H : "";

/** The names in braces; braces with a blank in them are the user's code. */
type Placeholder<T extends string> = T extends `${string}{${infer Rest}`
  ? (Rest extends `${infer Name}}${string}` ? WithoutBlank<Name> : never) | Placeholder<Rest>
  : never;

type WithoutBlank<Name extends string> = Name extends `${string}${" " | "{"}${string}`
  ? never
  : Name;

function entryOf(code: Code): CatalogueEntry {
  const entry = catalogue.find((each) => each.code === code);
  if (entry === undefined) throw new Error(`no catalogue entry for ${code}`);
  return entry;
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}
