import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import {
  array,
  binary,
  block,
  call,
  type Expression,
  index,
  lambda,
  literal,
  local,
  member,
  object,
  print,
  source,
} from "../../../lib/compiler/jsonata/index.ts";

const numbers = Array.from({ length: 30 }, (_, at) => at * 1000);
const table = (first: number) =>
  array([first, ...numbers].map((value) => ({ value: literal(value) })));
const text = (first: number) => `[${[first, ...numbers].join(", ")}]`;
const day = member(source("input"), "day");

/** `( $days := […]; $days[$day] )` */
const dayOf = (name: string, first = 7): Expression =>
  block([{ name, value: table(first) }], index(local(name), day));

const leaves = (...values: readonly Expression[]): Expression =>
  object(values.map((value, at) => ({ key: `v${at}`, value })));

const shown = (expression: Expression): string =>
  print(expression, { variable: ({ variable }) => `$${variable}` });

describe("a table that occurs more than once in a field", () => {
  it("is written once, under the name that it had", () => {
    expect(shown(leaves(dayOf("days"), dayOf("days~2"), index(table(7), day)))).toBe(
      `( $days := ${text(7)}; {"v0": $days[$states.input.day], "v1": $days[$states.input.day], "v2": $days[$states.input.day]} )`,
    );
  });

  it("stays where it is if it is there once, or short", () => {
    const short = array([{ value: literal(1) }]);
    const once = leaves(dayOf("days"), dayOf("days", 8), index(short, day), index(short, day));
    expect(shown(once)).toBe(
      `{"v0": ( $days := ${text(7)}; $days[$states.input.day] ), "v1": ( $days := ${text(8)}; $days[$states.input.day] ), "v2": [1][$states.input.day], "v3": [1][$states.input.day]}`,
    );
  });

  it("takes the functions that read it along, whatever their parameters are called", () => {
    const found = (days: string, name: string, parameter: string): Expression =>
      block(
        [
          { name: days, value: table(7) },
          { name, value: lambda([parameter], index(local(days), local(parameter))) },
        ],
        call(local(name), day),
      );
    expect(shown(leaves(found("days", "find", "at~1"), found("days~3", "find~2", "at~2")))).toBe(
      `( $days := ${text(7)}; $find := function($at){ $days[$at] }; {"v0": $find($states.input.day), "v1": $find($states.input.day)} )`,
    );
  });

  it("leaves a function that reads something of its place", () => {
    const found = (by: Expression): Expression =>
      block(
        [
          { name: "days", value: table(7) },
          { name: "by", value: by },
          {
            name: "find",
            value: lambda(["at"], binary("+", index(local("days"), local("at")), local("by"))),
          },
        ],
        call(local("find"), day),
      );
    const both = shown(leaves(found(literal(1)), found(literal(2))));
    expect(both.split("function($at)")).toHaveLength(3);
    expect(both.split(text(7))).toHaveLength(2);
  });

  it("is no other that has its name further inside", async () => {
    const nested = block(
      [{ name: "days", value: table(7) }],
      array([
        { value: index(local("days"), literal(0)) },
        { value: block([{ name: "days", value: table(8) }], index(local("days"), literal(0))) },
        { value: call(lambda(["days"], local("days")), literal(9)) },
        { value: index(table(7), literal(0)) },
      ]),
    );
    const shared = shown(nested);
    expect(shared.split(text(7))).toHaveLength(2);
    expect(await jsonata(shared).evaluate(undefined)).toEqual([7, 8, 9, 7]);
  });
});
