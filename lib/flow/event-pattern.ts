type Scalar = string | number | boolean | null;
type Texts = string | readonly string[];

/** What a value of an event may be: itself, or described. */
export type EventMatch =
  | Scalar
  | { readonly prefix: string | { readonly "equals-ignore-case": string } }
  | { readonly suffix: string | { readonly "equals-ignore-case": string } }
  | { readonly "equals-ignore-case": string }
  /** `*` stands for any characters, `\\*` for itself. */
  | { readonly wildcard: string }
  /** `[">", 0]`, `[">=", 0, "<", 100]` */
  | { readonly numeric: NumericRange }
  | { readonly exists: boolean }
  /** Range of addresses: `"10.0.0.0/24"`. */
  | { readonly cidr: string }
  | {
      readonly "anything-but":
        | Scalar
        | readonly (string | number)[]
        | { readonly prefix: Texts }
        | { readonly suffix: Texts }
        | { readonly "equals-ignore-case": Texts }
        | { readonly wildcard: Texts };
    };

type Comparison = "<" | "<=" | "=" | ">" | ">=";
type NumericRange =
  | readonly [Comparison, number]
  | readonly [">" | ">=", number, "<" | "<=", number];

/** Which values: one that is meant literally, or a list of which one must fit. */
export type EventMatches = Scalar | readonly EventMatch[];

/** A part of an event: every member named here must fit. `$or` takes a list of patterns, of which one must. */
export interface EventDetailPattern {
  readonly [member: string]: EventMatches | EventDetailPattern | readonly EventDetailPattern[];
}

/**
 * Which events start a flow: the pattern of a rule of EventBridge, where a single value needs no list around it.
 *
 * @example `{ source: "aws.glue", "detail-type": "Glue Job State Change", detail: { state: ["FAILED", "TIMEOUT"] } }`
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export interface EventPattern {
  readonly source?: EventMatches;
  readonly "detail-type"?: EventMatches;
  readonly account?: EventMatches;
  readonly region?: EventMatches;
  readonly resources?: EventMatches;
  readonly time?: EventMatches;
  readonly id?: EventMatches;
  readonly detail?: EventDetailPattern;
  readonly $or?: readonly EventPattern[];
}
