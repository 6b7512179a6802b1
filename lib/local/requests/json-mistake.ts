/**
 * What is wrong with a JSON text, in the words of the parser that AWS uses (Jackson); undefined if nothing is.
 * Only the commonest mistakes are told apart; the place is not told.
 */
export function jsonMistake(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return mistakeAt(text, endOfSense(text));
  }
}

const anyValue = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

interface Stop {
  readonly at: number;
  /** What the text should have gone on with. */
  readonly wanted: "value" | "name" | "colon" | "comma";
  readonly inside: "object" | "array" | "nothing";
}

function mistakeAt(text: string, { at, wanted, inside }: Stop): string {
  const found = text[at];
  if (found === undefined) return "Unexpected end-of-input";
  const word = /^[A-Za-z_$][\w$]*/.exec(text.slice(at))?.[0];
  if (word !== undefined && wanted === "value")
    return `Unrecognized token '${word}': was expecting ${anyValue}`;
  const character = `Unexpected character ('${found}' (code ${found.codePointAt(0)}))`;
  return `${character}: ${expectations[wanted](inside)}`;
}

const expectations = {
  value: () => `expected a valid value ${anyValue}`,
  name: () => "was expecting double-quote to start field name",
  colon: () => "was expecting a colon to separate field name and value",
  comma: (inside: Stop["inside"]) =>
    `was expecting comma to separate ${inside === "array" ? "Array" : "Object"} entries`,
} as const satisfies Record<Stop["wanted"], (inside: Stop["inside"]) => string>;

const token =
  /\s*(?:([{}[\]:,])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w$]))/y;

/** Goes through the text as far as it makes sense. */
function endOfSense(text: string): Stop {
  const open: ("object" | "array")[] = [];
  let wanted: Stop["wanted"] = "value";
  let at = 0;
  for (;;) {
    const inside = open.at(-1) ?? "nothing";
    token.lastIndex = at;
    const [whole, mark, string, other] = token.exec(text) ?? [];
    const next = after({ wanted, inside, open }, mark, string ?? other, string !== undefined);
    if (whole === undefined || next === undefined)
      return { at: at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0), wanted, inside };
    wanted = next;
    at += whole.length;
  }
}

interface Position {
  readonly wanted: Stop["wanted"];
  readonly inside: Stop["inside"];
  readonly open: ("object" | "array")[];
}

/** What is wanted after a token; undefined if the token doesn't belong there. */
function after(
  position: Position,
  mark: string | undefined,
  value: string | undefined,
  isString: boolean,
): Stop["wanted"] | undefined {
  if (mark === "}" || mark === "]") return closed(position, mark === "}" ? "object" : "array");
  return follow[position.wanted](position, mark, value, isString);
}

function closed(
  { wanted, inside, open }: Position,
  closes: "object" | "array",
): Stop["wanted"] | undefined {
  if (inside !== closes || wanted === "colon") return undefined;
  open.pop();
  return "comma";
}

const follow = {
  name: (_, _mark, _value, isString) => (isString ? "colon" : undefined),
  colon: (_, mark) => (mark === ":" ? "value" : undefined),
  comma: ({ inside }, mark) => {
    if (mark !== ",") return undefined;
    return inside === "object" ? "name" : "value";
  },
  value: ({ open }, mark, value) => {
    if (value !== undefined) return "comma";
    if (mark !== "{" && mark !== "[") return undefined;
    open.push(mark === "{" ? "object" : "array");
    return mark === "{" ? "name" : "value";
  },
} as const satisfies Record<
  Stop["wanted"],
  (
    position: Position,
    mark: string | undefined,
    value: string | undefined,
    isString: boolean,
  ) => Stop["wanted"] | undefined
>;
