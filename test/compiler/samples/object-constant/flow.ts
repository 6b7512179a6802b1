import { flow } from "nagare";

const ZONES: Readonly<Record<string, string>> = {
  JP: "Asia/Tokyo",
  "": "UTC",
  US: "America/New_York",
};
const LIMITS: Readonly<Record<string, number[]>> = { 10: [1], b: [], 2: [2, 3], "01": [4] };
const NONE: Readonly<Record<string, string>> = {};

// What is written out in the code needs no computing.
export default flow("object-constant", async ({ of }: { of: string }) => ({
  keys: Object.keys(LIMITS),
  values: Object.values(LIMITS),
  entries: Object.entries(LIMITS),
  count: Object.keys(ZONES).length,
  found: Object.entries(ZONES)
    .filter(([, zone]) => zone.includes(of))
    .map(([code]) => code),
  none: Object.entries(NONE).length,
}));
