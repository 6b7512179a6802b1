/** The table's keys and indexes: what a request to make it says, but for its name. */
export const TABLE = {
  KeySchema: [
    { AttributeName: "pk", KeyType: "HASH" },
    { AttributeName: "sk", KeyType: "RANGE" },
  ],
  AttributeDefinitions: [
    { AttributeName: "pk", AttributeType: "S" },
    { AttributeName: "sk", AttributeType: "S" },
    { AttributeName: "order", AttributeType: "S" },
    { AttributeName: "open", AttributeType: "S" },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: "order",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "order", KeyType: "RANGE" },
      ],
      // Without the token, which is the most of an item: each write of it would cost twice.
      Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["limit", "since", "whenBusy"] },
    },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: "open",
      KeySchema: [
        { AttributeName: "open", KeyType: "HASH" },
        { AttributeName: "pk", KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["limit"] },
    },
  ],
  BillingMode: "PAY_PER_REQUEST",
} as const;

/** The attribute by which DynamoDB deletes what nobody needs any more. */
export const TTL_ATTRIBUTE = "expires";

/** How long an item stays that nobody uses any more: longer than a run of a year and its redrives. */
export const KEPT_DAYS = 400;
