import type { CompiledTrigger } from "../../project.ts";
import { inputOf, type Member, namedBy, path, type Reading } from "./reading.ts";

/** `s3("orders", { prefix: "incoming/" })`. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export function s3Trigger({ given, params, span }: Reading): CompiledTrigger | undefined {
  const { bucket, prefix = "", suffix = "", versioned } = given;
  if (typeof bucket !== "string") return undefined;
  const names = namedBy(params);
  const all = versioned === true ? [...MEMBERS, VERSION] : MEMBERS;
  const key = keyPattern(String(prefix), String(suffix));
  return {
    kind: "s3",
    bucket,
    pattern: {
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: { bucket: { name: [bucket] }, ...(key && { object: { key: [key] } }) },
    },
    input: inputOf(all.filter(([name]) => names?.has(name) ?? true)),
    span,
  };
}

const MEMBERS: readonly Member[] = [
  ["bucket", path("detail.bucket.name")],
  ["key", path("detail.object.key")],
  ["size", path("detail.object.size")],
  ["etag", path("detail.object.etag")],
];

/** Not in the event of a bucket that keeps no versions. */
const VERSION: Member = ["versionId", path("detail.object.version-id")];

/** Two descriptions in a list would be alternatives. */
function keyPattern(prefix: string, suffix: string): Readonly<Record<string, string>> | undefined {
  if (prefix === "") return suffix === "" ? undefined : { suffix };
  if (suffix === "") return { prefix };
  const literally = (text: string): string => text.replaceAll(/[*\\]/g, "\\$&");
  return { wildcard: `${literally(prefix)}*${literally(suffix)}` };
}
