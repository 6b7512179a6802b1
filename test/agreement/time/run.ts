/**
 * `npm run agreement:time -- [--seed N] [--count N] [--zones Asia/Tokyo,Europe/London]`: luxon, `zoned` in Node and compiled flows about the same times: at every
 * change of the clock, and `count` times anywhere for each zone.
 */
import { parseArgs } from "node:util";
import { timeDisagreements } from "./time-disagreements.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Math.trunc(Math.random() * 1e9)) },
    count: { type: "string", default: "2000" },
    zones: {
      type: "string",
      default:
        "UTC,Asia/Tokyo,Asia/Kolkata,UTC-3:30,America/Sao_Paulo,Asia/Seoul,America/New_York,Europe/London,Australia/Lord_Howe,Africa/Casablanca,America/St_Johns,Pacific/Chatham",
    },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);
let bad = 0;
for (const zone of values.zones.split(",")) {
  const { asked, found } = await timeDisagreements([zone], { count: Number(values.count), seed });
  bad += found.length;
  for (const each of found.slice(0, 10)) console.log(each.slice(0, 600));
  console.log(`${zone}: ${asked} times, ${found.length} disagreements`);
}
process.exitCode = bad > 0 ? 1 : 0;
