import { createRequire } from "node:module";
import type { StateMachine } from "../../../lib/asl/index.ts";

type AslValidator = (definition: StateMachine) => { readonly errors: readonly object[] };

interface Ajv {
  addFormat(): Ajv;
  addKeyword(): Ajv;
}

const require = createRequire(import.meta.url);

/** The package has no types. */
const validator: AslValidator = require("asl-validator");

/** Where the package takes its schema compiler from. */
const ajv: { default: new (options: object) => Ajv } = createRequire(
  require.resolve("asl-validator"),
)("ajv");

let kept: Ajv | undefined;

/** What the package says, which compiles its schema, always the same, for every definition that it is given, and writes to it: here the first compiled one serves all. */
export function aslValidator(definition: StateMachine): readonly object[] {
  const { default: Real } = ajv;
  ajv.default = class {
    constructor(options: object) {
      if (kept === undefined) kept = new Real(options);
      else Object.assign(kept, { addFormat: () => kept, addKeyword: () => kept });
      // biome-ignore lint/correctness/noConstructorReturn: whoever asks for a new one is to get the old one.
      return kept;
    }
  } as typeof Real;
  try {
    return validator(structuredClone(definition)).errors;
  } finally {
    ajv.default = Real;
  }
}
