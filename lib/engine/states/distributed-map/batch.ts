import { type JsonValue, limits } from "../../../asl/index.ts";
import type { Batching } from "../../core/data-flow.ts";
import type { MapRunChild } from "../../map-run/plan.ts";

/** One child execution an item. */
export function unbatched(items: readonly JsonValue[]): readonly MapRunChild[] {
  return items.map((item) => ({ input: JSON.stringify(item), itemCount: 1 }));
}

/** Puts items together, as many as fit into an input. An item that is too large alone is a batch that is too large. */
export function batched(
  items: readonly JsonValue[],
  { maxItems, maxBytes, batchInput }: Batching,
): readonly MapRunChild[] {
  const most = maxItems || Number.POSITIVE_INFINITY;
  const mostBytes = Math.min(maxBytes || limits.payloadBytes, limits.payloadBytes);
  const input = (texts: readonly string[]): string => {
    const members = batchInput === undefined ? "" : `"BatchInput":${JSON.stringify(batchInput)},`;
    return `{${members}"Items":[${texts.join(",")}]}`;
  };
  const emptyBytes = Buffer.byteLength(input([]));
  const batches: string[][] = [];
  let bytes = 0;
  for (const item of items) {
    const text = JSON.stringify(item);
    const more = Buffer.byteLength(text) + 1;
    const last = batches.at(-1);
    // The comma before the first item is one too many.
    if (last && last.length < most && bytes + more - 1 <= mostBytes) last.push(text);
    else {
      batches.push([text]);
      bytes = emptyBytes;
    }
    bytes += more;
  }
  return batches.map((texts) => ({ input: input(texts), itemCount: texts.length }));
}
