import { setImmediate } from "node:timers/promises";
import type { JsonObject, JsonValue } from "../../lib/asl/index.ts";
import type { SimulatedCall, SimulatedTask } from "../../lib/engine/index.ts";
import {
  type AcquireRequest,
  GIVE_BACK,
  type LockRequest,
  locksFunction,
  RATE_LATER,
  RATE_NOW,
  TAKE,
} from "../../lib/locks/index.ts";

/** The table and the function of locks in memory, for one run and the flows that it awaits: each write holds or fails as its condition says. */
export interface FakeLocks {
  readonly tasks: Readonly<Record<string, SimulatedTask>>;
  /** A run has ended, well or not: its places are free. */
  ended(execution: string): void;
  /** Ids of all who hold a place. */
  holders(): readonly string[];
  waiting(): readonly string[];
  /** What was written or asked, in order: `take warehouse#*`. */
  readonly asked: readonly string[];
}

interface Item {
  holders: readonly string[];
  waiting: readonly string[];
  fence: number;
}

export function fakeLocks(): FakeLocks {
  const items = new Map<string, Item>();
  const tats = new Map<string, number>();
  const asked: string[] = [];
  const itemAt = (pk: string): Item => {
    const item = items.get(pk) ?? { holders: [], waiting: [], fence: 0 };
    items.set(pk, item);
    return item;
  };
  const drop = (item: Item, isGone: (holder: string) => boolean): void => {
    item.holders = item.holders.filter((holder) => !isGone(holder));
  };
  const writes: Readonly<Record<string, (write: Write) => JsonObject>> = {
    [TAKE.update]: ({ pk, values }) => {
      const item = itemAt(pk);
      const me = values[":holder"]?.S ?? "";
      const isFree = item.waiting.length === 0 && item.holders.length < Number(values[":limit"]?.N);
      if (!item.holders.includes(me) && !isFree) throw busy();
      return granted(item, me);
    },
    [GIVE_BACK.update]: ({ pk, values }) => {
      const item = itemAt(pk);
      if (item.waiting.length > 0) throw busy();
      drop(item, (holder) => values[":me"]?.SS?.includes(holder) === true);
      return {};
    },
    [RATE_NOW.update]: ({ pk, values }) => {
      const tat = tats.get(pk);
      if (tat !== undefined && tat > Number(values[":now"]?.N)) throw busy();
      tats.set(pk, Number(values[":next"]?.N));
      return {};
    },
    [RATE_LATER.update]: ({ pk, values }) => {
      const tat = tats.get(pk) ?? 0;
      if (tat <= Number(values[":now"]?.N)) throw busy();
      const later = tat + Number(values[":interval"]?.N);
      tats.set(pk, later);
      return { Attributes: { tat: { N: String(later) } } };
    },
  };
  const acquire = async (request: AcquireRequest, call: SimulatedCall): Promise<JsonObject> => {
    const { limit, whenBusy, holder } = request;
    const item = itemAt(`lock#${request.lock}#${request.key}`);
    const hasPlace = (): boolean => item.holders.length < limit && item.waiting[0] === holder;
    item.waiting = [...item.waiting, holder];
    while (!hasPlace()) {
      if (whenBusy === "skip" || whenBusy === "fail") {
        item.waiting = item.waiting.filter((one) => one !== holder);
        throw Object.assign(new Error(`the lock ${request.lock} is taken`), { name: "LockBusy" });
      }
      await call.sleep(1);
      // Another run is a simulation of its own.
      await setImmediate();
    }
    item.waiting = item.waiting.slice(1);
    granted(item, holder);
    return { fence: item.fence };
  };
  return {
    asked,
    holders: () => [...items.values()].flatMap(({ holders }) => holders),
    waiting: () => [...items.values()].flatMap(({ waiting }) => waiting),
    ended(execution) {
      for (const item of items.values()) drop(item, (holder) => holder.split(" ")[0] === execution);
    },
    tasks: {
      "arn:aws:states:::dynamodb:updateItem": (given) => {
        const write = writeOf(given as JsonObject);
        asked.push(`${write.update.slice(0, 11)} ${write.pk}`);
        return writes[write.update]?.(write) ?? {};
      },
      [locksFunction]: async (given, call): Promise<JsonValue> => {
        const request = given as unknown as LockRequest;
        asked.push(`${request.action} ${request.lock}#${request.key}`);
        if (request.action === "acquire") return await acquire(request, call);
        const item = itemAt(`lock#${request.lock}#${request.key}`);
        item.waiting = item.waiting.filter((one) => one !== request.holder);
        drop(item, (holder) => holder === request.holder);
        return {};
      },
    },
  };
}

interface Write {
  readonly update: string;
  readonly pk: string;
  readonly values: Readonly<Record<string, { S?: string; N?: string; SS?: readonly string[] }>>;
}

function writeOf({ UpdateExpression, Key, ExpressionAttributeValues }: JsonObject): Write {
  const { pk } = Key as { pk: { S: string } };
  return {
    update: String(UpdateExpression),
    pk: pk.S,
    values: ExpressionAttributeValues as Write["values"],
  };
}

function granted(item: Item, holder: string): JsonObject {
  item.holders = [...new Set([...item.holders, holder])];
  item.fence += 1;
  return { Attributes: { fence: { N: String(item.fence) } } };
}

function busy(): Error {
  const name = "DynamoDB.ConditionalCheckFailedException";
  return Object.assign(new Error("The conditional request failed"), { name });
}
