import { event, flow, s3 } from "nagare";

export const bucket = flow("bucket", { on: s3("My Bucket") }, async () => "done");

export const operator = flow(
  "operator",
  { on: event({ source: "shop", detail: { total: [{ above: 5 }] } }) },
  async () => "done",
);

const pattern = { source: ["shop"], detail: { total: [{ numeric: [">=", 9, "<", 5] }] } } as const;

export const range = flow("range", { on: [event(pattern)] }, async () => "done");

export const empty = flow(
  "empty",
  { on: event({ source: [], detail: { key: [{ wildcard: "a**" }] } }) },
  async () => "done",
);
