import { flow, s3 } from "nagare";

export default flow(
  "imports-the-orders-of-all-the-shops-of-the-north-east",
  { on: [s3("orders-east"), s3("orders-north")] },
  async ({ key }: { key: string }) => key,
);
