import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import pMap from "p-map";
import {
  executionOf,
  KEPT_DAYS,
  type LockStore,
  type LostPlace,
  lockKeyOf,
  lockPk,
} from "../../locks/index.ts";
import { expiry } from "./expiry.ts";
import { type Item, lostOf, RUN, text } from "./item-reading.ts";
import { query, type Table, update } from "./table-requests.ts";

type Requests = "watch" | "lose" | "found" | "ofRun" | "forget";

/** What is to be known when a run ends, or goes on. */
export function runStore(table: Table): Pick<LockStore, Requests> {
  const remove = async (pk: string, sk: string) => {
    const Key = { pk: { S: pk }, sk: { S: sk } };
    await table.client.send(new DeleteItemCommand({ TableName: table.table, Key }));
  };
  return {
    async watch(at, executions) {
      const expires = expiry(table.now(), KEPT_DAYS);
      const put = (execution: string) =>
        update(table, {
          ...{ pk: RUN + execution, sk: lockPk(at) },
          ...{ update: "SET #expires = :expires", values: { ":expires": expires } },
        });
      await pMap(new Set(executions), put, AT_ONCE);
    },
    async lose(places) {
      const expires = expiry(table.now(), REDRIVABLE_DAYS);
      const put = (place: LostPlace) =>
        update(table, {
          ...lostKey(place),
          update: "SET #expires = :expires, #limit = :limit, #open = :lost",
          values: {
            ...{ ":expires": expires, ":lost": { S: "lost" } },
            ":limit": { N: String(place.limit) },
          },
        });
      await pMap(places, put, AT_ONCE);
    },
    found: (place) => remove(lostKey(place).pk, lostKey(place).sk),
    async ofRun(execution) {
      const items = await query(table, {
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: RUN + execution } },
        ConsistentRead: true,
      });
      const isLost = (item: Item) => text(item, "sk").startsWith(LOST);
      return {
        watched: items.filter((item) => !isLost(item)).map((item) => lockKeyOf(text(item, "sk"))),
        lost: items.filter(isLost).map(lostOf),
      };
    },
    async forget(execution, { watched, lost }) {
      const keys = [...watched.map(lockPk), ...lost.map((place) => lostKey(place).sk)];
      await pMap(keys, (sk) => remove(RUN + execution, sk), AT_ONCE);
    },
  };
}

const AT_ONCE = { concurrency: 10 };

const LOST = "lost#";

/** A day more than 14, after which no run can be redriven. */
const REDRIVABLE_DAYS = 15;

function lostKey({ lock, key, holder }: LostPlace): { readonly pk: string; readonly sk: string } {
  return { pk: RUN + executionOf(holder), sk: `${LOST}${lock}#${key}#${holder}` };
}
