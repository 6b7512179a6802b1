import type { JsonValue } from "../../asl/index.ts";
import { isJsonObject } from "../template/is-json-object.ts";
import { listOf } from "../template/list-of.ts";
import { textOf } from "../template/text-of.ts";
import { valueAt } from "../template/value-at.ts";
import { shortName } from "./resource-index.ts";

/**
 * Which events start a flow, in words; those of nagare's own triggers as the flow says them.
 *
 * @param prefix of the environment's names.
 */
export function eventText(pattern: JsonValue | undefined, prefix: string): string {
  const source = listOf(valueAt(pattern, "source")).map(textOf).join(", ");
  const type = listOf(valueAt(pattern, "detail-type")).map(textOf).join(", ");
  const detail = valueAt(pattern, "detail");
  if (type === "Object Created" && source === "aws.s3") return objectText(detail);
  if (type === "Step Functions Execution Status Change") return endText(detail, prefix);
  const narrowed = conditions(detail, "").join(" and ");
  const words = [type, source && `from ${source}`, narrowed && `where ${narrowed}`];
  return `event ${words.filter(Boolean).join(" ")}`;
}

function objectText(detail: JsonValue | undefined): string {
  const buckets = listOf(valueAt(detail, "bucket.name")).map(textOf).join(" or ");
  const keys = listOf(valueAt(detail, "object.key")).map(matched).join(" or ");
  return `object in ${buckets}${keys === "" ? "" : `, key ${keys.replace(/^wildcard /, "")}`}`;
}

function endText(detail: JsonValue | undefined, prefix: string): string {
  const machines = listOf(valueAt(detail, "stateMachineArn")).map((arn) =>
    shortName(textOf(arn).split(":").at(-1) ?? "", prefix),
  );
  const ends = listOf(valueAt(detail, "status")).map((status) => textOf(status).toLowerCase());
  return `run of ${machines.join(" or ")} ${ends.join(" or ").replaceAll("_", " ")}`;
}

/** Members by path, with the values that they may have. */
function conditions(detail: JsonValue | undefined, path: string): readonly string[] {
  if (isJsonObject(detail)) {
    return Object.entries(detail).flatMap(([name, inner]) =>
      conditions(inner, path === "" ? name : `${path}.${name}`),
    );
  }
  return detail === undefined ? [] : [`${path} is ${listOf(detail).map(matched).join(" or ")}`];
}

/** A text, or a matcher such as `{ prefix: "in/" }`. */
function matched(value: JsonValue): string {
  if (!isJsonObject(value)) return textOf(value);
  return Object.entries(value)
    .map(([matcher, wanted]) => `${matcher} ${textOf(wanted)}`)
    .join(" ");
}
