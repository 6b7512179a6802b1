import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Lock, LockChange } from "../../locks/index.ts";
import { placeValue } from "./item-reading.ts";
import type { Update } from "./table-requests.ts";

/** The function's write on a contended lock. No state writes its holders then, so that they can be written whole: an expression can't add to a set and take from it. */
export function changeExpression(
  lock: Lock,
  change: LockChange,
  expires: AttributeValue,
): Omit<Update, "pk" | "sk"> {
  const nobodyCame = change.isCalm ? " AND #arrivals = :arrivals" : "";
  const parts = [
    head(lock, expires),
    places(lock, change),
    holders(lock, change),
    calm(lock, change),
  ];
  const sets = parts.flatMap(({ set = [] }) => set);
  const removes = parts.flatMap(({ remove = [] }) => remove);
  const remove = removes.length === 0 ? "" : ` REMOVE ${removes.join(",")}`;
  return {
    update: `SET ${sets.join(",")}${remove} ADD #version :one,#fence :taken`,
    condition: `#version = :version AND attribute_exists(#contended)${nobodyCame}`,
    names: Object.assign({}, ...parts.map(({ names }) => names)),
    values: {
      ...Object.assign({}, ...parts.map(({ values }) => values)),
      ":taken": { N: String(change.in.length) },
    },
  };
}

interface Part {
  readonly set?: readonly string[];
  readonly remove?: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, AttributeValue>>;
}

function head({ version }: Lock, expires: AttributeValue): Part {
  return {
    set: ["#expires = :expires"],
    values: { ":expires": expires, ":version": { N: String(version) }, ":one": { N: "1" } },
  };
}

/** What is known of each holder, in an attribute of its name. */
function places(lock: Lock, { out, in: entering, watched }: LockChange): Part {
  const seen = watched.filter((holder) => !out.includes(holder)).slice(0, MOST_NOTED);
  const known = seen.flatMap((holder) => {
    const place = lock.holders[holder];
    return place === undefined ? [] : [[holder, { ...place, isWatched: true }] as const];
  });
  const fresh = entering.map(({ holder, since }) => [holder, { since, isWatched: true }] as const);
  const written = [...known, ...fresh];
  return {
    set: written.map((_, at) => `#p${at}=:p${at}`),
    remove: out.map((_, at) => `#o${at}`),
    names: {
      ...Object.fromEntries(written.map(([holder], at) => [`#p${at}`, holder])),
      ...Object.fromEntries(out.map((holder, at) => [`#o${at}`, holder])),
    },
    values: Object.fromEntries(written.map(([, place], at) => [`:p${at}`, placeValue(place)])),
  };
}

/**
 * An expression has at most 4 KB, and a lock up to 500 holders: that the others are watched is written by the writes that follow.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const MOST_NOTED = 100;

function holders(lock: Lock, { out, in: entering }: LockChange): Part {
  if (out.length + entering.length === 0) return {};
  const stay = Object.keys(lock.holders).filter((holder) => !out.includes(holder));
  const granted = entering.map(({ holder }) => holder);
  const ids = [...stay, ...granted];
  const all = set("holders", ids);
  return granted.length === 0 ? all : both(all, set("granted", granted));
}

/** No set is empty. */
function set(name: string, ids: readonly string[]): Part {
  if (ids.length === 0) return { remove: [`#${name}`] };
  return { set: [`#${name} = :${name}`], values: { [`:${name}`]: { SS: [...ids] } } };
}

function both(a: Part, b: Part): Part {
  return {
    set: [...(a.set ?? []), ...(b.set ?? [])],
    remove: [...(a.remove ?? []), ...(b.remove ?? [])],
    values: { ...a.values, ...b.values },
  };
}

function calm({ arrivals }: Lock, { isCalm, checked }: LockChange): Part {
  if (isCalm)
    return {
      remove: ["#contended", "#open", "#granted", "#checked"],
      values: { ":arrivals": { N: String(arrivals) } },
    };
  if (checked === undefined) return {};
  return { set: ["#checked = :checked"], values: { ":checked": { N: String(checked) } } };
}
