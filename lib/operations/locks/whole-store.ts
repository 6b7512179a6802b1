import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  KEPT_DAYS,
  type LockStore,
  lockKeyOf,
  lockPk,
  lockPrefix,
  ratePrefix,
} from "../../locks/index.ts";
import { expiry } from "./expiry.ts";
import {
  lockOf,
  lostOf,
  number,
  RELEASE,
  releaseOf,
  text,
  WAIT,
  waiterOf,
} from "./item-reading.ts";
import { query, scan, type Table } from "./table-requests.ts";

/** What concerns more than one lock, and what was done by hand. */
export function wholeStore(table: Table): Pick<LockStore, "open" | "record" | "all"> {
  const open = (what: "contended" | "lost") =>
    query(table, {
      IndexName: "open",
      KeyConditionExpression: "#open = :what",
      ExpressionAttributeNames: { "#open": "open" },
      ExpressionAttributeValues: { ":what": { S: what } },
    });
  return {
    async open() {
      const [contended, lost] = await Promise.all([open("contended"), open("lost")]);
      return {
        contended: contended.map((item) => lockKeyOf(text(item, "pk"))),
        lost: lost.map(lostOf),
      };
    },
    async record({ at, holder, reason, by, ...key }) {
      const Item = {
        ...{ pk: { S: lockPk(key) }, sk: { S: RELEASE + at }, holder: { S: holder } },
        ...{ reason: { S: reason }, by: { S: by } },
        expires: expiry(table.now(), KEPT_DAYS),
      };
      await table.client.send(new PutItemCommand({ TableName: table.table, Item }));
    },
    async all(lock) {
      const items = await scan(table, ofLock(lock));
      const under = (begin: string) => items.filter((item) => text(item, "sk").startsWith(begin));
      return {
        locks: items.filter((item) => text(item, "sk") === "lock").map(lockOf),
        waiters: under(WAIT)
          .filter(({ order }) => order !== undefined)
          .map((item) => ({ ...lockKeyOf(text(item, "pk")), ...waiterOf(item) })),
        releases: under(RELEASE).map(releaseOf),
        rates: under("rate").map((item) => ({
          ...{ ...lockKeyOf(text(item, "pk")), nextFreeAt: number(item, "tat") },
        })),
      };
    },
  };
}

function ofLock(lock = ""): Parameters<typeof scan>[1] {
  const begin = (prefix: (lock: string) => string) =>
    lock === "" ? prefix("").slice(0, -1) : prefix(lock);
  return {
    ConsistentRead: true,
    FilterExpression: "begins_with(pk, :lock) OR begins_with(pk, :rate)",
    ExpressionAttributeValues: {
      ":lock": { S: begin(lockPrefix) },
      ":rate": { S: begin(ratePrefix) },
    },
  };
}
