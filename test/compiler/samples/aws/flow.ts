import { flow } from "nagare";
import { aws } from "nagare/aws";

interface Row {
  readonly id: string;
  readonly count: number;
}

const table = "trips";

interface Params {
  readonly rows: readonly Row[];
  readonly wanted: string;
  readonly isBad?: boolean;
}

/** Puts rows into a table, reads one back. */
export default flow("aws", async ({ rows, wanted, isBad = false }: Params) => {
  await Promise.all(
    rows.map(async ({ id, count }) => {
      await aws.dynamodb.putItem({
        TableName: table,
        Item: {
          id: { S: id },
          count: { N: `${count}` },
          isRead: { Bool: false },
          none: { Nul: true },
        },
      });
    }),
  );
  try {
    const { Item } = await aws.dynamodb.getItem(
      { TableName: isBad ? "nowhere" : table, Key: { id: { S: wanted } } },
      { timeout: "30s", retry: { attempts: 2, on: ["DynamoDb.ThrottlingException"] } },
    );
    const { TableNames } = await aws.dynamodb.listTables();
    return {
      count: Item?.["count"]?.N,
      isRead: Item?.["isRead"]?.Bool,
      tables: TableNames?.length,
    };
  } catch (error) {
    if (error instanceof Error && error.name === "DynamoDb.ResourceNotFoundException")
      return "no table";
    throw error;
  }
});
