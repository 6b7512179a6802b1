const DAY_SECONDS = 86_400;

/** When DynamoDB may delete an item. */
export function expiry(now: number, days: number): { readonly N: string } {
  return { N: String(Math.floor(now / 1000) + days * DAY_SECONDS) };
}
