/** Each operator and each method with arguments that nobody would wish for: the same as in JavaScript, or a refusal that says so. */
import { describe, expect, it } from "vitest";
import { evaluatorDifferences } from "../../support/evaluator-differences.ts";
import { type Compiled, compileAll } from "../evaluate.ts";
import { arrayRows } from "./arrays.ts";
import { numberRows } from "./numbers.ts";
import { objectRows } from "./objects.ts";
import { operatorRows } from "./operators.ts";
import { patternRows } from "./regular-expressions.ts";
import type { Row } from "./row.ts";
import { textRows } from "./text.ts";

const groups: Readonly<Record<string, readonly Row[]>> = {
  operators: operatorRows,
  texts: textRows,
  arrays: arrayRows,
  objects: objectRows,
  numbers: numberRows,
  "regular expressions": patternRows,
};

for (const [group, rows] of Object.entries(groups)) {
  const compiled = compileAll(rows);
  describe(group, () => {
    rows.forEach((row, at) => {
      const subject = compiled[at];
      if (subject === undefined) throw new Error("not compiled");
      if (row.refused !== undefined) it(`refuses ${title(row)}`, () => refuses(row, subject));
      else it(`means the same: ${title(row)}`, () => agrees(row, subject));
    });
  });
}

function title({ of, parameters, expression }: Row): string {
  return `${of}: (${parameters}) => ${expression}`;
}

function refuses({ refused = "" }: Row, { refusals }: Compiled): void {
  expect(refusals.filter((each) => each.startsWith("NG")).join("\n")).toContain(refused);
}

async function agrees(row: Row, subject: Compiled): Promise<void> {
  expect(subject.refusals, subject.text).toEqual([]);
  expect(evaluatorDifferences(subject.text), subject.text).toEqual([]);
  const wrong: string[] = [];
  for (const call of row.calls) {
    const native = nativeOutcome(subject, call);
    const ours = await outcome(subject, call);
    const declined = row.declines?.test(ours);
    if (ours !== native && !declined && !(native === raised && ours.startsWith(raised)))
      wrong.push(`${JSON.stringify(call)}: ${native} natively, ${ours} compiled`);
  }
  expect(wrong, subject.text).toEqual([]);
}

const raised = "an error";

/** What JSON keeps of a result; NaN and Infinity, which it can't keep, are errors. */
function nativeOutcome(subject: Compiled, call: readonly unknown[]): string {
  try {
    const value = subject.native(call);
    return isJson(value) ? (JSON.stringify(value) ?? "undefined") : raised;
  } catch {
    return raised;
  }
}

function isJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "object" && value !== null) return Object.values(value).every(isJson);
  return true;
}

async function outcome(subject: Compiled, call: readonly unknown[]): Promise<string> {
  try {
    return JSON.stringify(await subject.evaluate(call)) ?? "undefined";
  } catch (error) {
    return `${raised}: ${error instanceof Error ? error.message : error}`;
  }
}
