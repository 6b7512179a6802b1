import { createHash } from "node:crypto";
import { javaRandom } from "../core/java-random.ts";
import type { EvaluationCall } from "./evaluation-call.ts";
import { ExpressionError } from "./expression-error.ts";

/** A function that Step Functions adds to JSONata, or that must not look at the world. */
export interface AddedFunction {
  readonly name: string;
  /** JSONata's notation. @see https://docs.jsonata.org/embedding-extending#function-signature-syntax */
  readonly signature: string;
  run(call: EvaluationCall, args: readonly unknown[], builtIn: CallBuiltIn): unknown;
}

export type CallBuiltIn = (name: string, args: readonly unknown[]) => unknown;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export const addedFunctions: readonly AddedFunction[] = [
  { name: "partition", signature: "<a-n:a>", run: (_, [array, size]) => partition(array, size) },
  {
    name: "range",
    signature: "<n-nn:a>",
    run: (_, [first, last, step]) => range(first, last, step),
  },
  { name: "hash", signature: "<s-s:s>", run: (_, [text, algorithm]) => hash(text, algorithm) },
  {
    name: "random",
    signature: "<n?:n>",
    run: ({ random }, [seed]) => (typeof seed === "number" ? javaRandom(seed) : random.next()),
  },
  { name: "uuid", signature: "<:s>", run: ({ random }) => random.uuid() },
  { name: "parse", signature: "<s-:x>", run: (_, [text]) => parse(text) },
  { name: "millis", signature: "<:n>", run: ({ now }) => now },
  {
    name: "now",
    signature: "<s?s?:s>",
    run: ({ now }, args, builtIn) => builtIn("fromMillis", [now, ...args]),
  },
  { name: "shuffle", signature: "<a:a>", run: ({ random }, [items]) => shuffle(random, items) },
];

const algorithms: Readonly<Record<string, string>> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};

function partition(array: unknown, size: unknown): unknown {
  if (!Array.isArray(array) || typeof size !== "number") return undefined;
  const length = Math.trunc(size);
  if (length <= 0) throw new ExpressionError("The partition size must be a positive integer.");
  return Array.from({ length: Math.ceil(array.length / length) }, (_, index) =>
    array.slice(index * length, (index + 1) * length),
  );
}

function range(first: unknown, last: unknown, step: unknown): unknown {
  if (typeof first !== "number" || typeof last !== "number" || typeof step !== "number") {
    return undefined;
  }
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)];
  if (by === 0) throw new ExpressionError("The range step must not be zero.");
  const length = Math.max(0, Math.floor((to - from) / by) + 1);
  // As for `[1..n]`, one item alone is that item, and none is nothing.
  const items = Array.from({ length }, (_, index) => from + index * by);
  return Object.defineProperty(items, "sequence", { value: true });
}

function hash(text: unknown, algorithm: unknown): unknown {
  if (typeof text !== "string" || typeof algorithm !== "string") return undefined;
  const known = algorithms[algorithm];
  if (known === undefined) throw new ExpressionError(`Unknown hash algorithm: ${algorithm}`);
  return createHash(known).update(text).digest("hex");
}

function parse(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ExpressionError("The argument of the parse function is not valid JSON.", { cause });
  }
}

function shuffle(random: EvaluationCall["random"], items: unknown): unknown {
  if (!Array.isArray(items)) return undefined;
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random.next() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
  }
  return shuffled;
}
