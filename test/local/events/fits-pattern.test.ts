import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../lib/asl/index.ts";
import { fitsPattern } from "../../../lib/local/events/index.ts";

/** A value's description, what fits it, and what doesn't; `undefined` is absent. */
type Row = readonly [
  match: JsonValue,
  fitting: readonly (JsonValue | undefined)[],
  others: readonly (JsonValue | undefined)[],
];

const rows: readonly Row[] = [
  ["a", ["a", ["b", "a"]], ["A", "", null, undefined, 1, [], { a: "a" }]],
  [5, [5, [1, 5]], ["5", 6, true, undefined]],
  [true, [true], ["true", false, 1]],
  [null, [null, [null]], ["null", undefined, [], {}]],
  ["", [""], [null, undefined, " "]],
  [{ prefix: "in/" }, ["in/", "in/a", ["x", "in/b"]], ["IN/a", "a/in/", 5, undefined]],
  [{ prefix: { "equals-ignore-case": "IN/" } }, ["in/a", "In/"], ["a/in/"]],
  [{ suffix: ".csv" }, [".csv", "a.csv"], ["a.CSV", "a.csv.gz"]],
  [{ suffix: { "equals-ignore-case": ".csv" } }, ["a.CSV"], ["a.gz"]],
  [{ "equals-ignore-case": "Failed" }, ["failed", "FAILED"], ["fail", "xfailed", null]],
  [
    { wildcard: "in/*.csv" },
    ["in/.csv", "in/a/b.csv", "in/\n.csv"],
    ["in/a.csv.gz", "a/in/b.csv", "in/xcsv"],
  ],
  [{ wildcard: "a\\*b" }, ["a*b"], ["axb", "a\\*b"]],
  [{ wildcard: "a\\\\*" }, ["a\\", "a\\b"], ["a*", "ab"]],
  [{ wildcard: "*a*" }, ["a", "bab"], ["b", ""]],
  [{ numeric: [">", 0] }, [1, 0.5, [-1, 1]], [0, -1, "1", undefined]],
  [{ numeric: [">=", 0, "<", 100] }, [0, 99.9], [100, -0.1]],
  [{ numeric: ["=", 3e2] }, [300], [301]],
  [{ exists: true }, ["", 0, null, false, [1]], [undefined, {}, { a: 1 }]],
  [{ exists: false }, [undefined, { a: 1 }], ["", 0, null]],
  [{ cidr: "10.0.0.0/24" }, ["10.0.0.0", "10.0.0.255"], ["10.0.1.0", "host", undefined]],
  [{ cidr: "2001:db8::/32" }, ["2001:db8::1"], ["2001:db9::1", "10.0.0.1"]],
  [{ "anything-but": "a" }, ["b", 1, null, ["a", "b"]], ["a", undefined, ["a"]]],
  [{ "anything-but": ["a", "b"] }, ["c"], ["a", "b", undefined]],
  [{ "anything-but": [1, 2] }, [3, "1"], [1, 2]],
  [{ "anything-but": { prefix: "in/" } }, ["out/"], ["in/a", undefined]],
  [{ "anything-but": { suffix: [".gz", ".zip"] } }, ["a.csv"], ["a.gz", "a.zip"]],
  [{ "anything-but": { "equals-ignore-case": ["OK", "done"] } }, ["failed"], ["ok", "Done"]],
  [{ "anything-but": { wildcard: "*/tmp/*" } }, ["a/b"], ["a/tmp/b"]],
];

describe("a pattern", () => {
  it.each(rows)("knows what fits and what doesn't: %j", (match, fitting, others) => {
    const fits = (value: JsonValue | undefined): boolean =>
      fitsPattern(
        { detail: { at: [match] } },
        { detail: value === undefined ? {} : { at: value } },
      );
    expect(fitting.filter((value) => !fits(value))).toEqual([]);
    expect(others.filter(fits)).toEqual([]);
  });

  const order = {
    source: "shop",
    detail: {
      total: 5,
      lines: [
        { id: "a", n: 1 },
        { id: "b", n: 2 },
      ],
      tags: ["x", "y"],
    },
  };

  it.each([
    ["all of its members", { source: ["shop"], detail: { total: [5] } }, true],
    ["one that is wrong", { source: ["shop"], detail: { total: [6] } }, false],
    ["any of the values", { detail: { total: [1, { numeric: ["<", 9] }] } }, true],
    ["any item of a list", { detail: { tags: ["y"] } }, true],
    ["one object of a list", { detail: { lines: { id: ["b"], n: [2] } } }, true],
    ["no mixture of two objects", { detail: { lines: { id: ["a"], n: [2] } } }, false],
    ["members of what is no object", { source: { name: ["shop"] } }, false],
    ["what is absent, deep down", { detail: { buyer: { name: [{ exists: false }] } } }, true],
    ["one of the alternatives", { $or: [{ source: ["x"] }, { detail: { total: [5] } }] }, true],
    ["none of the alternatives", { $or: [{ source: ["x"] }, { source: ["y"] }] }, false],
    ["alternatives and the rest", { source: ["x"], $or: [{ detail: { total: [5] } }, {}] }, false],
    ["alternatives of a detail", { detail: { $or: [{ total: [1] }, { tags: ["x"] }] } }, true],
  ])("asks for %s", (_, pattern, expected) => {
    expect(fitsPattern(pattern, order)).toBe(expected);
  });
});
