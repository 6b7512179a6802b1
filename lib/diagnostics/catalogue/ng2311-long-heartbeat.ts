import type { CatalogueEntry } from "../catalogue-entry.ts";

export const longHeartbeat = {
  code: "NG2311",
  title: "A heartbeat that can't be missed",
  message: 'the heartbeat of container `{container}` is "{heartbeat}", which is {bound}',
  help: "at least a second, and less than the `timeout`",
  why: "Step Functions refuses a heartbeat that is not shorter than the timeout.",
  wrong: 'container("load", { image, output: json<Rows>(), timeout: "5m", heartbeat: "10m" })',
  right: 'container("load", { image, output: json<Rows>(), timeout: "1h", heartbeat: "5m" })',
} as const satisfies CatalogueEntry;
