/** A part of a format: text as it is, or luxon's token. */
export type FormatPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "token"; readonly token: string };

/** `yyyy-MM-dd'T'HH`: letters are tokens, unless in quotes; everything else is text. */
export function partsOfFormat(format: string): readonly FormatPart[] {
  return [...format.matchAll(/'([^']*)('?)|([a-zA-Z])\3*|[^a-zA-Z']+/g)].map(
    ([whole, quoted, closing]): FormatPart => {
      if (quoted !== undefined)
        return { kind: "text", text: quoted === "" && closing ? "'" : quoted };
      return /^[a-zA-Z]/.test(whole)
        ? { kind: "token", token: whole }
        : { kind: "text", text: whole };
    },
  );
}
