import { expect, test } from "vitest";
import type { JsonObject } from "../../../lib/asl/index.ts";
import { parseCsv } from "../../../lib/local/map-runs/readers/parse-csv.ts";
import { readItems } from "../../../lib/local/map-runs/readers/read-items.ts";
import { objectsInMemory } from "./objects-in-memory.ts";

test.each([
  ["a,b\n1,2\n", [{ a: "1", b: "2" }]],
  [
    "a,b\r\n1\r\n2,3,4",
    [
      { a: "1", b: "" },
      { a: "2", b: "3" },
    ],
  ],
  ['a,b\n"x, ""y""\nz",2', [{ a: 'x, "y"\nz', b: "2" }]],
  ["\uFEFFa\n\n  \n", [{ a: "  " }]],
  ["a,b\n,\n", [{ a: "", b: "" }]],
  ["", []],
])("it reads the CSV %j", (text, rows) => {
  expect(parseCsv(text, {})).toEqual(rows);
});

test("it takes other delimiters and given headers", () => {
  const config = { CSVDelimiter: "PIPE", CSVHeaderLocation: "GIVEN", CSVHeaders: ["h"] };
  expect(parseCsv("1|2\n3|4", config)).toEqual([{ h: "1" }, { h: "3" }]);
});

const objects = objectsInMemory({
  "list.json": '{"deep":{"a/b":[1,2,3]}}',
  "map.json": '{"x":1,"y":2}',
  "lines/1.jsonl": '{"n":1}\n\n{"n":2}\n',
  "lines/2.jsonl": '{"n":3}',
  "bad.json": "nope",
});
const read = (config: JsonObject, Key = "list.json") =>
  readItems(objects, {
    resource: "arn:aws:states:::s3:getObject",
    arguments: { Bucket: "bucket", Key },
    config,
  });
const list = (config: JsonObject) =>
  readItems(objects, {
    resource: "arn:aws:states:::s3:listObjectsV2",
    arguments: { Bucket: "bucket", Prefix: "lines/" },
    config,
  });

test("it follows ItemsPointer and stops at MaxItems", async () => {
  expect(await read({ ItemsPointer: "/deep/a~1b", MaxItems: 2 })).toEqual([1, 2]);
});

test("it takes the members of an object, as many as MaxItems", async () => {
  expect(await read({ MaxItems: 1 }, "map.json")).toEqual({ x: 1 });
});

test("it reads an item a line", async () => {
  expect(await read({ InputType: "JSONL" }, "lines/1.jsonl")).toEqual([{ n: 1 }, { n: 2 }]);
});

test("it tells of listed objects as Step Functions does", async () => {
  const first = { Key: "lines/1.jsonl", Size: 17, Etag: '"e"', StorageClass: "STANDARD" };
  expect(await list({ MaxItems: 1 })).toEqual([{ ...first, LastModified: 1_767_225_600 }]);
});

test("it reads the items of all listed objects", async () => {
  const config = { Transformation: "LOAD_AND_FLATTEN", InputType: "JSONL" };
  expect(await list(config)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test.each([
  [{ ItemsPointer: "/none" }, "list.json", "does not match any valid path"],
  [{ ItemsPointer: "/deep/a~1b/0" }, "list.json", "Attempting to map over non-iterable node."],
  [{}, "bad.json", "not valid JSON"],
  [{ InputType: "PARQUET" }, "list.json", "not PARQUET"],
  [{}, "nowhere", "The specified key does not exist."],
])("it says why it can't read with %j %s", async (config, key, why) => {
  await expect(read(config, key)).rejects.toThrow(why);
});
