import type { CatalogueEntry } from "../catalogue-entry.ts";

export const missingInEnvironment = {
  code: "NG2602",
  title: "What an environment has to name",
  message: 'environment "{environment}": {problem}',
  why: "A flow uses something that nagare doesn't make, such as a connection with its secret or a cluster's machines. Only the environment can say which it is.",
  wrong:
    'http.get("https://api.example.com/orders", { connection: "shop" });\nenvironments({ prod: {} });',
  right:
    'http.get("https://api.example.com/orders", { connection: "shop" });\nenvironments({ prod: { connections: { shop: "arn:aws:events:…:connection/shop/…" } } });',
} as const satisfies CatalogueEntry;
