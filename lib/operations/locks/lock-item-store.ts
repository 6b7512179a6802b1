import { type AttributeValue, GetItemCommand } from "@aws-sdk/client-dynamodb";
import {
  GIVE_BACK,
  KEPT_DAYS,
  type Lock,
  type LockKey,
  type LockStore,
  lockPk,
  TAKE,
} from "../../locks/index.ts";
import { changeExpression } from "./change-expression.ts";
import { expiry } from "./expiry.ts";
import { lockOf, placeValue } from "./item-reading.ts";
import { type Table, type Update, update } from "./table-requests.ts";

type Requests = "lock" | "contend" | "change" | "giveBack" | "remove" | "keep" | "takeAgain";

/** The lock's own item. */
export function lockItemStore(table: Table): Pick<LockStore, Requests> {
  const written = async (at: LockKey, what: Omit<Update, "pk" | "sk">) => {
    const item = await update(table, { pk: lockPk(at), sk: "lock", ...what });
    return item && lockOf(item);
  };
  const unconditional = async (at: LockKey, what: Omit<Update, "pk" | "sk">) =>
    (await written(at, what)) ?? nothingAt(at);
  const isWritten = async (at: LockKey, what: Omit<Update, "pk" | "sk">) =>
    (await written(at, what)) !== undefined;
  const expires = () => expiry(table.now(), KEPT_DAYS);
  return {
    lock: (at) => readLock(table, at),
    contend: (at) => unconditional(at, contending(expires(), table.now())),
    change: (lock, change) => written(lock, changeExpression(lock, change, expires())),
    giveBack: (at, holder) => isWritten(at, givingBack(holder)),
    remove: (at, holder) => unconditional(at, removing(holder)),
    keep: (at, holder, place) =>
      isWritten(at, keeping(holder, placeValue({ ...place, isWatched: false }))),
    takeAgain: (at, holder, limit, place) => {
      const value = placeValue({ ...place, isWatched: false });
      return isWritten(at, takingAgain(holder, limit, value, expires()));
    },
  };
}

type Write = Omit<Update, "pk" | "sk">;

async function readLock({ client, table }: Table, at: LockKey): Promise<Lock | undefined> {
  const Key = { pk: { S: lockPk(at) }, sk: { S: "lock" } };
  const command = new GetItemCommand({ TableName: table, Key, ConsistentRead: true });
  const { Item } = await client.send(command);
  return Item && lockOf(Item);
}

function contending(expires: AttributeValue, now: number): Write {
  return {
    update:
      "SET #contended = if_not_exists(#contended, :now), #open = :contended, #expires = :expires ADD #version :zero, #arrivals :one",
    values: {
      ":now": { N: String(now) },
      ":contended": { S: "contended" },
      ":expires": expires,
      ":zero": { N: "0" },
      ":one": ONE,
    },
  };
}

function givingBack(holder: string): Write {
  return {
    update: GIVE_BACK.update,
    condition: `contains(holders, :holder) AND ${GIVE_BACK.condition}`,
    names: { "#me": holder },
    values: { ":me": { SS: [holder] }, ":holder": { S: holder } },
  };
}

function removing(holder: string): Write {
  return {
    update: `${GIVE_BACK.update} ADD #version :one`,
    names: { "#me": holder },
    values: { ":me": { SS: [holder] }, ":one": ONE },
  };
}

function keeping(holder: string, place: AttributeValue): Write {
  return {
    update: "SET #me = :place ADD #version :one",
    condition: "contains(#holders, :holder)",
    names: { "#me": holder },
    values: { ":holder": { S: holder }, ":place": place, ":one": ONE },
  };
}

function takingAgain(
  holder: string,
  limit: number,
  place: AttributeValue,
  expires: AttributeValue,
): Write {
  return {
    update: "ADD holders :me, fence :one, version :one SET #me = :place, expires = :expires",
    condition: TAKE.condition,
    names: { "#me": holder },
    values: {
      ...{ ":me": { SS: [holder] }, ":holder": { S: holder }, ":limit": { N: String(limit) } },
      ...{ ":place": place, ":expires": expires, ":one": ONE },
    },
  };
}

const ONE: AttributeValue = { N: "1" };

/** DynamoDB answers every write that it makes. */
function nothingAt({ lock, key }: LockKey): Lock {
  return { lock, key, holders: {}, fence: 0, version: 0, arrivals: 0, granted: [] };
}
