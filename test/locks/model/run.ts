/**
 * `npm run locks:model` looks at three runs for two places, with whatever goes wrong at any time; `npm run locks:model -- SETTING` at something else, as large as one has time for:
 * `{"limits":[1,1,1],"whenBusy":"replace","what":"flow","budget":{"crashes":1}}`.
 */
import { explore } from "./explore.ts";
import { large } from "./settings.ts";
import type { Setting } from "./world.ts";

const [, , text] = process.argv;
const settings: Readonly<Record<string, Setting>> =
  text === undefined ? large : { [text]: JSON.parse(text) };
for (const [name, setting] of Object.entries(settings)) {
  const started = performance.now();
  const { places, worlds, atRest, wrong } = await explore(setting);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${name}: ${worlds.length} worlds, ${places} places in them, ${atRest} at rest, ${seconds} s`,
  );
  if (wrong === undefined) continue;
  console.log(["", ...wrong.steps, `WRONG: ${wrong.what}`, ""].join("\n"));
  process.exitCode = 1;
}
