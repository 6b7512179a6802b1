import type { JsonObject } from "../../../asl/index.ts";
import {
  GIVE_BACK,
  KEPT_DAYS,
  lockPrefix,
  locksFunction,
  locksTable,
  ONE_KEY,
  RATE_LATER,
  RATE_NOW,
  ratePrefix,
  TAKE,
} from "../../../locks/index.ts";
import type {
  AcquireAction,
  GiveBackAction,
  LockPlace,
  RateAction,
  ReleaseAction,
  TakeAction,
} from "../../ir/index.ts";
import {
  binary,
  call,
  type Expression,
  list,
  literal,
  member,
  object,
  source,
  taskToken,
} from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { template } from "../template.ts";
import { contextMember } from "./context-member.ts";
import type { Integration } from "./index.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html */
export function emitTake(action: TakeAction, context: GraphContext): Integration {
  const { limit, since } = action;
  const holder = holderOf(action, context);
  const names = object([{ key: "#me", value: holder }]);
  const values = object([
    { key: ":me", value: object([{ key: "SS", value: list(holder) }]) },
    { key: ":holder", value: text(holder) },
    { key: ":one", value: number(literal("1")) },
    { key: ":limit", value: number(literal(String(limit))) },
    { key: ":since", value: text(since) },
    { key: ":expires", value: number(expiresAfter(contextMember("State", "EnteredTime"))) },
  ]);
  return write({ key: lockKey(action), sort: "lock", write: TAKE, names, values }, context);
}

export function emitGiveBack(action: GiveBackAction, context: GraphContext): Integration {
  const holder = holderOf(action, context);
  const names = object([{ key: "#me", value: holder }]);
  const values = object([{ key: ":me", value: object([{ key: "SS", value: list(holder) }]) }]);
  return write({ key: lockKey(action), sort: "lock", write: GIVE_BACK, names, values }, context);
}

/** The rate's instants are milliseconds: the next call may go at `tat` less what may go at once. */
export function emitRate(action: RateAction, context: GraphContext): Integration {
  const { lock, key = literal(ONE_KEY), when, intervalMilliseconds, since } = action;
  const interval = literal(intervalMilliseconds);
  const now = call("millis");
  const next = { key: ":next", value: number(digits(binary("+", now, interval))) };
  const later = { key: ":interval", value: number(literal(String(intervalMilliseconds))) };
  const values = object([
    { key: ":now", value: number(digits(now)) },
    when === "now" ? next : later,
    { key: ":expires", value: number(expiresAfter(since)) },
  ]);
  const written = when === "now" ? RATE_NOW : RATE_LATER;
  const at = joined(literal(ratePrefix(lock)), key);
  return write({ key: at, sort: "rate", write: written, values }, context);
}

interface Write {
  readonly key: Expression;
  readonly sort: string;
  readonly write: { readonly update: string; readonly condition: string };
  readonly names?: Expression;
  readonly values: Expression;
}

function write({ key, sort, write, names, values }: Write, context: GraphContext): Integration {
  const { variables } = context;
  return {
    resource: "arn:aws:states:::dynamodb:updateItem",
    fields: {
      TableName: locksTable,
      Key: { pk: { S: template(key, variables) }, sk: { S: sort } },
      UpdateExpression: write.update,
      ConditionExpression: write.condition,
      ...(names && { ExpressionAttributeNames: template(names, variables) }),
      ExpressionAttributeValues: template(values, variables),
    } as JsonObject,
    result: source("result"),
  };
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
export function emitAcquire(action: AcquireAction, context: GraphContext): Integration {
  const { limit, whenBusy, priority } = action;
  return invoke(
    object([
      { key: "action", value: literal("acquire") },
      ...placeMembers(action, context),
      { key: "execution", value: contextMember("Execution", "Id") },
      { key: "limit", value: literal(limit) },
      { key: "whenBusy", value: literal(whenBusy) },
      { key: "priority", value: literal(priority) },
      { key: "since", value: contextMember("State", "EnteredTime") },
      { key: "token", value: taskToken },
      { key: "attempt", value: attempt },
    ]),
    context,
  );
}

/** A run that was never redriven has no count of it, and the list leaves out what is not there. */
const attempt = call(
  "sum",
  list(
    binary("*", contextMember("Execution", "RedriveCount"), literal(1000)),
    contextMember("State", "RetryCount"),
  ),
);

export function emitRelease(action: ReleaseAction, context: GraphContext): Integration {
  const members = [{ key: "action", value: literal("release") }, ...placeMembers(action, context)];
  return invoke(object(members), context);
}

function invoke(payload: Expression, { variables }: GraphContext): Integration {
  return {
    resource: "arn:aws:states:::lambda:invoke",
    fields: { FunctionName: locksFunction, Payload: template(payload, variables) },
    result: member(source("result"), "Payload"),
  };
}

function placeMembers(place: LockPlace, context: GraphContext) {
  const { lock, key = literal(ONE_KEY) } = place;
  return [
    { key: "lock", value: literal(lock) },
    { key: "key", value: key },
    { key: "holder", value: holderOf(place, context) },
  ];
}

/** The run's ARN, and for a part of it the state that took the lock, with the item or turn. */
function holderOf({ holder }: LockPlace, { holders }: GraphContext): Expression {
  const run = contextMember("Execution", "Id");
  if (holder === undefined) return run;
  const [first, ...others] = holder.turns;
  const state = ` ${holders.get(holder.id) ?? holder.id}`;
  if (first === undefined) return binary("&", run, literal(state));
  const turns = others.reduce((text, turn) => and(and(text, literal("/")), turn), first);
  return and(and(run, literal(`${state} `)), turns);
}

const and = (left: Expression, right: Expression): Expression => binary("&", left, right);

function lockKey({ lock, key = literal(ONE_KEY) }: LockPlace): Expression {
  return joined(literal(lockPrefix(lock)), key);
}

function joined(prefix: Expression, key: Expression): Expression {
  if (prefix.kind === "literal" && key.kind === "literal")
    return literal(`${prefix.value}${key.value}`);
  return binary("&", prefix, key);
}

const text = (value: Expression): Expression => object([{ key: "S", value }]);
const number = (value: Expression): Expression => object([{ key: "N", value }]);

/** DynamoDB's numbers travel as text. */
function digits(value: Expression): Expression {
  return call("string", value);
}

/** When an item that nobody uses any more goes: seconds since 1970. */
function expiresAfter(instant: Expression): Expression {
  const seconds = call("floor", binary("/", call("toMillis", instant), literal(1000)));
  return digits(binary("+", seconds, literal(KEPT_DAYS * 86_400)));
}
