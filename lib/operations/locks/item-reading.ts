import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import {
  type Lock,
  type LostPlace,
  lockKeyOf,
  type Place,
  type ReleasedByHand,
  type Waiter,
  type WhenBusy,
} from "../../locks/index.ts";

export type Item = Readonly<Record<string, AttributeValue>>;

export function lockOf(item: Item): Lock {
  const ids = item["holders"]?.SS ?? [];
  const [checked, contended] = [item["checked"]?.N, item["contended"]?.N];
  return {
    ...lockKeyOf(text(item, "pk")),
    holders: Object.fromEntries(ids.map((id) => [id, placeOf(item[id])])),
    fence: number(item, "fence"),
    version: number(item, "version"),
    arrivals: number(item, "arrivals"),
    ...(contended === undefined ? {} : { contendedSince: Number(contended) }),
    granted: item["granted"]?.SS ?? [],
    ...(checked === undefined ? {} : { checked: Number(checked) }),
  };
}

/** A state writes since when alone, the function what it knows besides. */
function placeOf(value: AttributeValue | undefined): Place {
  if (value?.M === undefined) return { since: value?.S ?? "", isWatched: false };
  const { since, watched, keptUntil } = value.M;
  return {
    since: since?.S ?? "",
    isWatched: watched?.BOOL === true,
    ...(keptUntil?.N === undefined ? {} : { keptUntil: Number(keptUntil.N) }),
  };
}

export function placeValue({ since, isWatched, keptUntil }: Place): AttributeValue {
  return {
    M: {
      since: { S: since },
      watched: { BOOL: isWatched },
      ...(keptUntil === undefined ? {} : { keptUntil: { N: String(keptUntil) } }),
    },
  };
}

export function waiterOf(item: Item): Waiter {
  return {
    holder: text(item, "sk").slice(WAIT.length),
    order: text(item, "order"),
    limit: number(item, "limit"),
    since: text(item, "since"),
    whenBusy: text(item, "whenBusy") as WhenBusy,
  };
}

export function releaseOf(item: Item): ReleasedByHand {
  return {
    ...lockKeyOf(text(item, "pk")),
    holder: text(item, "holder"),
    at: text(item, "sk").slice(RELEASE.length),
    reason: text(item, "reason"),
    by: text(item, "by"),
  };
}

/** `lost#<lock>#<key>#<holder id>`: a key may have a #, a holder's id begins with the ARN that the item is under. */
export function lostOf(item: Item): LostPlace {
  const execution = text(item, "pk").slice(RUN.length);
  const sk = text(item, "sk");
  const at = sk.lastIndexOf(`#${execution}`);
  return {
    ...lockKeyOf(sk.slice(0, at)),
    ...{ holder: sk.slice(at + 1), limit: number(item, "limit") },
  };
}

export const WAIT = "wait#";
export const RELEASE = "release#";
export const RUN = "run#";

export function text(item: Item, name: string): string {
  return item[name]?.S ?? "";
}

export function number(item: Item, name: string): number {
  return Number(item[name]?.N ?? 0);
}
