import type { JsonValue } from "../../../lib/asl/index.ts";

/** A random flow as source, and the inputs to run it with. */
export interface Program {
  /** Of its flow, and of its file. */
  readonly name: string;
  readonly source: string;
  readonly inputs: readonly JsonValue[];
  /** How many random expressions it has that stand alone. */
  readonly expressions: number;
}

/** What the random programs may import. */
export const imports = `import { flow, map, sleep, withLock, withRate, zoned } from "nagare";
import { NoText, add, check, child, double, found, fragile, guarded, half, isHolding, listed, note, picky, shout, solo, tool } from "./steps.ts";
`;
