import { retakeLost, type TakenPlace } from "../../locks/index.ts";
import { CliError } from "../cli-error.ts";
import type { Connection } from "../connect/connection.ts";
import { holderLabel } from "./holder-label.ts";

/** Takes a failed run's places in locks again before it is redriven. Its place may be another's by now: then nothing is redriven. */
export async function retakePlaces(connection: Connection, executionArn: string): Promise<void> {
  const places = await connection.locks((ports) => retakeLost(ports, executionArn));
  if (places?.kind !== "taken") return;
  const { env } = connection;
  const lines = places.by.map((place) => takenText(place, env));
  const hint = `try again when it is free: nagare locks${env === undefined ? "" : ` --env ${env}`} shows who holds and who waits`;
  throw new CliError(
    1,
    ["not redriven: while the run had failed another took its place", ...lines, hint].join("\n"),
  );
}

function takenText({ lock, key, holders }: TakenPlace, env: string | undefined): string {
  const who = holders.map((holder) => holderLabel(holder, env)).join(", ");
  const name = key === "*" ? lock : `${lock} · ${key}`;
  return `  ${name} is ${who === "" ? "wanted by others who wait for it" : `held by ${who}`}`;
}
