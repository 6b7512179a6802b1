/** The service with schedules in a process of its own, for the tests that kill it: `serve-schedules.ts FOLDER INSTANT` has it think that it is INSTANT, and prints the endpoint. */
import { join } from "node:path";
import { realClock, startLocalService } from "../../../lib/local/index.ts";
import { declareDaily } from "./declare-daily.ts";

const [folder = "", instant = ""] = process.argv.slice(2);
const ahead = Date.parse(instant) - Date.now();
const service = await startLocalService({
  directory: join(folder, ".nagare"),
  clock: {
    now: () => realClock.now() + ahead,
    at: (time, ...rest) => realClock.at(time - ahead, ...rest),
    hold: () => realClock.hold(),
  },
});
declareDaily(service);
process.stdout.write(`${service.endpoint}\n`);
