import pMap from "p-map";
import type { BucketFiles } from "../bucket-files.ts";
import { s3Errors } from "../s3-error.ts";
import type { S3Request } from "../s3-request.ts";
import { document, type XmlElement } from "../xml.ts";
import type { S3Operation } from "./s3-operation.ts";

/** ListObjectsV2. */
export const listObjects: S3Operation = async (request, files, response) => {
  const { bucket, query } = request;
  if (query.get("list-type") !== "2")
    throw s3Errors.notImplemented("ListObjects: use ListObjectsV2");
  const asked = readListing(request);
  const { entries, isTruncated } = pageOf(await files.keys(bucket), asked);
  const elements = await pMap(entries, (entry) => entryElement(entry, bucket, files, asked), {
    concurrency: 32,
  });
  const members = listing(bucket, asked, entries, isTruncated);
  const body = document(["ListBucketResult", [...members, ...elements.flat()]], NAMESPACE);
  response.writeHead(200, { "Content-Type": "application/xml" }).end(body);
};

const NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

interface Listing {
  readonly prefix: string;
  readonly delimiter: string;
  /** The last name of the page before. */
  readonly after: string;
  readonly maxKeys: number;
  readonly startAfter: string | null;
  readonly token: string | null;
  /** How keys are written. */
  readonly key: (text: string) => string;
  readonly encoding: string | null;
}

const MOST_KEYS = 1000;

function readListing({ query }: S3Request): Listing {
  const token = query.get("continuation-token");
  const startAfter = query.get("start-after");
  const encoding = query.get("encoding-type");
  const maxKeys = query.get("max-keys") ?? String(MOST_KEYS);
  if (!/^\d{1,9}$/.test(maxKeys))
    throw s3Errors.invalidArgument(
      "Provided max-keys not an integer or within integer range",
      "max-keys",
      maxKeys,
    );
  return {
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") ?? "",
    after: Buffer.from(token ?? "", "base64url").toString("utf8"),
    maxKeys: Math.min(MOST_KEYS, Number(maxKeys)),
    ...{ token, startAfter, encoding },
    key: encoding === "url" ? urlEncoded : (text) => text,
  };
}

/** As S3 does: a slash stays. */
const urlEncoded = (text: string): string => encodeURIComponent(text).replaceAll("%2F", "/");

/** An object, or what keys have in common up to the delimiter. */
interface Entry {
  readonly kind: "object" | "common";
  readonly name: string;
}

interface Page {
  readonly entries: readonly Entry[];
  readonly isTruncated: boolean;
}

function pageOf(keys: readonly string[], asked: Listing): Page {
  const { prefix, maxKeys, startAfter, after } = asked;
  const all = new Map<string, Entry>();
  for (const key of keys.toSorted(inBytes)) {
    if (!key.startsWith(prefix) || inBytes(key, startAfter ?? "") <= 0) continue;
    const entry = entryOf(key, asked);
    if (inBytes(entry.name, after) > 0) all.set(entry.name, entry);
  }
  const isTruncated = maxKeys > 0 && all.size > maxKeys;
  return { entries: [...all.values()].slice(0, maxKeys), isTruncated };
}

/** S3's order is that of UTF-8. */
const inBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function entryOf(key: string, { prefix, delimiter }: Listing): Entry {
  const at = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
  return at === -1
    ? { kind: "object", name: key }
    : { kind: "common", name: key.slice(0, at + delimiter.length) };
}

function listing(
  bucket: string,
  { prefix, delimiter, maxKeys, token, startAfter, encoding, key }: Listing,
  entries: readonly Entry[],
  isTruncated: boolean,
): readonly XmlElement[] {
  const last = entries.at(-1);
  const next =
    isTruncated && last !== undefined ? Buffer.from(last.name).toString("base64url") : null;
  const optional = {
    Delimiter: delimiter === "" ? null : key(delimiter),
    EncodingType: encoding,
    ContinuationToken: token,
    NextContinuationToken: next,
    StartAfter: startAfter === null ? null : key(startAfter),
  };
  return [
    ["Name", bucket],
    ["Prefix", key(prefix)],
    ["KeyCount", String(entries.length)],
    ["MaxKeys", String(maxKeys)],
    ["IsTruncated", String(isTruncated)],
    ...Object.entries(optional).flatMap(([name, value]): XmlElement[] =>
      value === null ? [] : [[name, value]],
    ),
  ];
}

/** Nothing for an object that was deleted since. */
async function entryElement(
  { kind, name }: Entry,
  bucket: string,
  files: BucketFiles,
  { key }: Listing,
): Promise<readonly XmlElement[]> {
  if (kind === "common") return [["CommonPrefixes", [["Prefix", key(name)]]]];
  const object = await files.find(bucket, name);
  if (object === undefined) return [];
  const members: readonly XmlElement[] = [
    ["Key", key(name)],
    ["LastModified", object.modified.toISOString()],
    ["ETag", object.etag],
    ["Size", String(object.size)],
    ["StorageClass", "STANDARD"],
  ];
  return [["Contents", members]];
}
