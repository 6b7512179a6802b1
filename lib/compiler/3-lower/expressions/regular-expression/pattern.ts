/** A regular expression as a tree: the part of JavaScript's that Java's answers alike. */
export type Piece =
  | { readonly kind: "character"; readonly character: string }
  | { readonly kind: "any" }
  | { readonly kind: "class"; readonly negated: boolean; readonly parts: readonly ClassPart[] }
  | { readonly kind: "edge"; readonly at: "start" | "end" }
  | { readonly kind: "boundary"; readonly negated: boolean }
  | { readonly kind: "group"; readonly captures: boolean; readonly of: Alternatives }
  | { readonly kind: "ahead"; readonly negated: boolean; readonly of: Alternatives }
  | Repeat;

export interface Repeat {
  readonly kind: "repeat";
  readonly of: Piece;
  readonly least: number;
  /** @default without end */
  readonly most?: number | undefined;
  readonly lazy: boolean;
}

export type ClassPart =
  | { readonly kind: "range"; readonly from: string; readonly to: string }
  | { readonly kind: "set"; readonly name: SetName };

export type SetName = "d" | "D" | "w" | "W" | "s" | "S";

export type Alternatives = readonly (readonly Piece[])[];

/** Whether it may match without taking a character: JSONata stops at such a match. */
export function mayBeEmpty(alternatives: Alternatives): boolean {
  return alternatives.some((pieces) => pieces.every(isEmptyPiece));
}

function isEmptyPiece(piece: Piece): boolean {
  if (piece.kind === "group") return mayBeEmpty(piece.of);
  if (piece.kind === "repeat") return piece.least === 0 || isEmptyPiece(piece.of);
  return piece.kind === "edge" || piece.kind === "boundary" || piece.kind === "ahead";
}

/** For each group that captures, in order, whether it may be left out of a match. */
export function capturesOf(alternatives: Alternatives, optional = false): readonly boolean[] {
  const mayBeLeft = optional || alternatives.length > 1;
  return alternatives.flatMap((pieces) => pieces.flatMap((piece) => capturesIn(piece, mayBeLeft)));
}

function capturesIn(piece: Piece, optional: boolean): readonly boolean[] {
  if (piece.kind === "repeat") return capturesIn(piece.of, optional || piece.least === 0);
  if (piece.kind === "ahead") return capturesOf(piece.of, true);
  if (piece.kind !== "group") return [];
  const inner = capturesOf(piece.of, optional);
  return piece.captures ? [optional, ...inner] : inner;
}
