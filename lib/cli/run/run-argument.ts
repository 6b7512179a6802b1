import type { Command } from "commander";

/** What a command takes that works on a run. */
export interface RunOptions {
  readonly flow?: string;
  readonly env?: string;
  readonly json?: boolean;
}

/** Adds the run that a command works on. */
export function withRun(command: Command, argument: "<run>" | "[run]"): Command {
  return command
    .argument(argument, "a run's name, FLOW/NAME or ARN, or a flow for its newest run")
    .option("--flow <flow>", "whose run it is")
    .option("--env <name>", "an environment of flows/environments.ts; without it: this machine");
}
