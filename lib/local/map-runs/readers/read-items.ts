import type { JsonObject, JsonValue } from "../../../asl/index.ts";
import type { ItemSource } from "../../../engine/index.ts";
import type { ObjectStore } from "../../integrations/index.ts";
import { ItemReaderFailure } from "./item-reader-failure.ts";
import { parseCsv } from "./parse-csv.ts";
import { parseJson, parseJsonLines } from "./parse-json.ts";

/**
 * Reads a distributed Map's items from S3: those of one object, a listing, or those of all listed objects.
 * @throws Error whose message is the cause of States.ItemReaderFailed
 */
export async function readItems(
  objects: ObjectStore,
  { resource, arguments: args, config }: ItemSource,
): Promise<JsonValue> {
  const request = args as JsonObject;
  const most = Number(config["MaxItems"]) || Number.POSITIVE_INFINITY;
  if (resource.endsWith(":s3:getObject"))
    return first(most, parserOf(config)(await objects.get(request), config));
  if (!resource.endsWith(":s3:listObjectsV2"))
    throw new ItemReaderFailure(`The local service can't read items with ${resource}.`);
  return config["Transformation"] === "LOAD_AND_FLATTEN"
    ? await flattened(objects, request, config, most)
    : await listed(objects, request, most);
}

type Parser = (text: string, config: JsonObject) => JsonValue;

const parsers: Readonly<Record<string, Parser>> = {
  CSV: parseCsv,
  JSON: parseJson,
  JSONL: parseJsonLines,
};

function parserOf({ InputType = "JSON" }: JsonObject): Parser {
  const parser = parsers[String(InputType)];
  if (parser) return parser;
  const known = Object.keys(parsers).join(", ");
  throw new ItemReaderFailure(
    `The local service reads items of InputType ${known}, not ${InputType}.`,
  );
}

function first(most: number, data: JsonValue): JsonValue {
  if (Array.isArray(data)) return data.slice(0, most);
  return Object.fromEntries(Object.entries(data as JsonObject).slice(0, most));
}

async function listed(objects: ObjectStore, request: JsonObject, most: number): Promise<JsonValue> {
  const items: JsonObject[] = [];
  for await (const object of objects.list(request)) {
    if (items.length >= most) break;
    items.push(listing(object));
  }
  return items;
}

/** As AWS writes it, which is not as S3 does. */
function listing({ ETag, Etag, Key, LastModified, Size, StorageClass }: JsonObject): JsonObject {
  return {
    Etag: ETag ?? Etag ?? "",
    Key: Key ?? "",
    LastModified: Math.floor(Date.parse(String(LastModified)) / 1000),
    Size: Size ?? 0,
    StorageClass: StorageClass ?? "STANDARD",
  };
}

async function flattened(
  objects: ObjectStore,
  request: JsonObject,
  config: JsonObject,
  most: number,
): Promise<JsonValue> {
  const parser = parserOf(config);
  const { Bucket = null } = request;
  const items: JsonValue[] = [];
  for await (const { Key = null } of objects.list(request)) {
    if (items.length >= most) break;
    const data = parser(await objects.get({ Bucket, Key }), config);
    items.push(...(Array.isArray(data) ? data : [data]));
  }
  return items.slice(0, most);
}
