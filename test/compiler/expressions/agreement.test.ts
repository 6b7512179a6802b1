import { describe, expect, it } from "vitest";
import {
  access,
  arrays,
  type Case,
  found,
  functions,
  globals,
  literals,
  operators,
  strings,
} from "./cases.ts";
import { type Compiled, compileAll } from "./evaluate.ts";

const groups = { found, operators, access, literals, strings, arrays, globals, functions };

for (const [group, cases] of Object.entries(groups)) {
  const supported = cases.filter((each) => each.inputs.length > 0);
  const compiled = compileAll(supported);
  describe(group, () => {
    supported.forEach((each, at) => {
      it(`means the same: ${title(each)}`, async () => {
        const subject = compiled[at];
        if (subject === undefined) throw new Error("not compiled");
        expect(subject.refusals, subject.text).toEqual([]);
        for (const input of each.inputs) {
          const [native, ours] = [nativeOutcome(subject, input), await outcome(subject, input)];
          expect(ours, `${JSON.stringify(input)}\n${subject.text}`).toEqual(native);
        }
      });
    });
  });
}

function title({ parameters, expression, module }: Case): string {
  const text = expression === "f0(xs)" || expression.includes("f0(") ? (module ?? "") : expression;
  return `(${parameters}) => ${text}`;
}

/** What JSON keeps of a result; an error is an error whatever its words. */
function nativeOutcome(subject: Compiled, input: readonly unknown[]): unknown {
  try {
    const value = subject.native(input);
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  } catch {
    return "an error";
  }
}

async function outcome(subject: Compiled, input: readonly unknown[]): Promise<unknown> {
  try {
    return await subject.evaluate(input);
  } catch {
    return "an error";
  }
}
