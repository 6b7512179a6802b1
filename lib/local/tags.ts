import { errors } from "./errors.ts";
import type { HistoryStore } from "./history/index.ts";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** The tags of a resource, in the order in which they were set. */
export function tagsOf({ documents }: HistoryStore, arn: string): readonly Tag[] {
  const kept = documents.get("tags", arn);
  // Only `keepTags` writes these.
  return kept === undefined ? [] : (kept as { readonly tags: readonly Tag[] }).tags;
}

const mostTags = 50;

/** @throws TooManyTags */
export function checkTags(
  arn: string,
  tags: readonly { readonly key?: string }[] | undefined = [],
): void {
  if (new Set(tags.map(({ key }) => key)).size > mostTags) throw errors.tooManyTags(arn);
}

/** Replaces the tags of a resource. Of two with one key the last counts. */
export function keepTags(
  { documents }: HistoryStore,
  arn: string,
  tags: readonly { readonly key?: string; readonly value?: string }[],
): void {
  const byKey = new Map(tags.map(({ key = "", value = "" }) => [key, value]));
  documents.put("tags", arn, { tags: [...byKey].map(([key, value]) => ({ key, value })) });
}
