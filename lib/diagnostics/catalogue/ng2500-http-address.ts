import type { CatalogueEntry } from "../catalogue-entry.ts";

export const httpAddress = {
  code: "NG2500",
  title: "An address that Step Functions doesn't call",
  message: '"{address}" {problem}',
  help: 'http.get("https://api.example.com/orders", { connection: "shop", query: { day } })',
  why: "An HTTP call goes to an HTTPS address of the internet, or of a private network that its connection knows. Only a laptop may also be called with `http`, by one of its own names.",
  wrong: 'await http.get("http://api.example.com/orders", { connection: "shop" });',
  right: 'await http.get("https://api.example.com/orders", { connection: "shop" });',
} as const satisfies CatalogueEntry;
