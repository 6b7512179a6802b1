import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  paginateQuery,
  paginateScan,
  type QueryCommandInput,
  type ScanCommandInput,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { Item } from "./item-reading.ts";

export interface Table {
  readonly client: DynamoDBClient;
  readonly table: string;
  now(): number;
}

/** One conditional write. Names stand for themselves behind a #, values behind a colon. */
export interface Update {
  readonly pk: string;
  readonly sk: string;
  readonly update: string;
  readonly condition?: string;
  /** Names of attributes that can't stand in an expression: `#me`. Other names with a # are those of the attributes. */
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, AttributeValue>>;
}

/** The item as written; undefined where the condition doesn't hold. */
export async function update(
  { client, table }: Pick<Table, "client" | "table">,
  { pk, sk, update: UpdateExpression, condition, names = {}, values = {} }: Update,
): Promise<Item | undefined> {
  const all = { ...plainNames(`${UpdateExpression} ${condition ?? ""}`), ...names };
  try {
    const { Attributes = {} } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression,
        ...(condition === undefined ? {} : { ConditionExpression: condition }),
        ...(Object.keys(all).length > 0 && { ExpressionAttributeNames: all }),
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
        ReturnValues: "ALL_NEW",
      }),
    );
    return Attributes;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Half of the names are reserved words of DynamoDB's. */
export function plainNames(expression: string): Readonly<Record<string, string>> {
  const found = expression.match(/#[a-zA-Z]+\b/g) ?? [];
  return Object.fromEntries(found.map((name) => [name, name.slice(1)]));
}

export async function query(
  { client, table }: Pick<Table, "client" | "table">,
  input: Omit<QueryCommandInput, "TableName">,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of paginateQuery({ client }, { TableName: table, ...input })) {
    items.push(...(page.Items ?? []));
    if (input.Limit !== undefined && items.length >= input.Limit) return items;
  }
  return items;
}

export async function scan(
  { client, table }: Pick<Table, "client" | "table">,
  input: Omit<ScanCommandInput, "TableName">,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName: table, ...input }))
    items.push(...(page.Items ?? []));
  return items;
}
