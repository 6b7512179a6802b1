/**
 * `node --conditions=nagare:source test/locks/model/run.ts SETTING`: every world of a setting, as large as one has time for:
 * `{"limits":[2,2,2],"whenBusy":"wait","what":"flow","budget":{"failures":1,"crashes":1,"switches":2}}`.
 */
import { explore } from "./explore.ts";
import type { Setting } from "./world.ts";

const setting: Setting = JSON.parse(process.argv[2] ?? "{}");
const started = performance.now();
const { worlds, atRest, wrong } = await explore(setting);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`${worlds} worlds, ${atRest} of them at rest, in ${seconds} s`);
if (wrong !== undefined) console.log(["", ...wrong.steps, `WRONG: ${wrong.what}`].join("\n"));
process.exitCode = wrong === undefined ? 0 : 1;
