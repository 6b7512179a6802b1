import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { type Arrival, type LockStore, lockPk } from "../../locks/index.ts";
import { expiry } from "./expiry.ts";
import { WAIT, waiterOf } from "./item-reading.ts";
import { plainNames, query, type Table, type Update, update } from "./table-requests.ts";

/** Those who wait. Who has left the line stays as an item without `order` for a day, so that a call that comes late is known for what it is. */
export function lineStore(table: Table): Pick<LockStore, "waiters" | "token" | "arrive" | "leave"> {
  return {
    async waiters(at, most) {
      const items = await query(table, {
        IndexName: "order",
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: lockPk(at) } },
        ConsistentRead: true,
        Limit: most,
      });
      return items.map(waiterOf);
    },
    async token(at, holder) {
      const Key = { pk: { S: lockPk(at) }, sk: { S: WAIT + holder } };
      const ProjectionExpression = "#token, #order";
      const { Item } = await table.client.send(
        new GetItemCommand({
          ...{ TableName: table.table, Key, ConsistentRead: true, ProjectionExpression },
          ExpressionAttributeNames: plainNames(ProjectionExpression),
        }),
      );
      return Item?.["order"] && Item["token"]?.S;
    },
    async arrive(at, arrival) {
      const place = { pk: lockPk(at), sk: WAIT + arrival.holder };
      return (await update(table, { ...place, ...arriving(arrival) })) !== undefined;
    },
    async leave(at, holder, token) {
      const place = { pk: lockPk(at), sk: WAIT + holder };
      await update(table, {
        ...place,
        update: "SET #expires = :expires REMOVE #order",
        condition: token === undefined ? "attribute_exists(#order)" : "#token = :token",
        values: {
          ":expires": expiry(table.now(), DAYS_TO_BE_LATE),
          ...(token === undefined ? {} : { ":token": { S: token } }),
        },
      });
    },
  };
}

const DAYS_TO_BE_LATE = 1;

/** A second call with the same token that comes when the first was answered is late, too. */
const IS_NEW =
  "attribute_not_exists(#attempt) OR #attempt < :attempt OR (#token = :token AND attribute_exists(#order))";

function arriving({
  order,
  token,
  limit,
  since,
  whenBusy,
  attempt,
}: Arrival): Omit<Update, "pk" | "sk"> {
  return {
    update:
      "SET #order = if_not_exists(#order, :order), #token = :token, #limit = :limit, #since = :since, #whenBusy = :whenBusy, #attempt = :attempt REMOVE #expires",
    condition: IS_NEW,
    values: {
      ":order": { S: order },
      ":token": { S: token },
      ":limit": { N: String(limit) },
      ":since": { S: since },
      ":whenBusy": { S: whenBusy },
      ":attempt": { S: attempt },
    },
  };
}
