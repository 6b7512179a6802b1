/** `node --conditions=nagare:source test/locks/simulation/run.ts [runs] [seed]`: many runs with locks, while much goes wrong. */
import { scenes } from "./scenes.ts";
import { Simulation } from "./simulation.ts";
import { TROUBLES } from "./stage.ts";

const [runs = 1000, seed = 1] = process.argv.slice(2).map(Number);
const started = performance.now();
const simulation = new Simulation(seed, TROUBLES);
await simulation.play(runs, scenes(12));
const { checks, calls, requests, time } = simulation;
const count = (status: string) => simulation.runs.filter((run) => run.status === status).length;
console.log(
  `seed ${seed}: ${runs} runs in ${Math.round((performance.now() - started) / 1000)} s, ${time.now} of virtual time; ${calls} calls, ${requests} requests of DynamoDB, ${checks.begun} times a run began to work`,
);
console.log(
  `${count("SUCCEEDED")} succeeded, ${count("FAILED")} failed, ${count("ABORTED")} stopped, ${count("RUNNING")} open`,
);
console.log([...checks.errors].map(([message, times]) => `${times} x ${message}`).join("\n"));
for (const wrong of checks.wrong) console.log(`WRONG ${wrong}`);
process.exitCode = checks.wrong.length > 0 ? 1 : 0;
