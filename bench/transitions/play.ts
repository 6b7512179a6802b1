import { taskHandler } from "../../lambda/task/index.ts";
import type { JsonObject, JsonValue, StateMachine } from "../../lib/asl/index.ts";
import { type SimulatedTask, simulate } from "../../lib/engine/index.ts";
import { billedTransitions } from "./billed-transitions.ts";
import type { Pattern } from "./pattern.ts";

/** How a run ended, and what of it is billed. */
export interface Played {
  readonly transitions: number;
  readonly outcome: {
    readonly status: string;
    readonly output: JsonValue | undefined;
    readonly error: string | undefined;
    /** What containers were started with. */
    readonly commands: readonly JsonValue[];
  };
}

/** Runs one of a pattern's machines; its tasks are those of the flow's file. */
export async function play(
  { tasks }: Pattern,
  machine: StateMachine,
  input: JsonValue,
): Promise<Played> {
  const all = Object.entries(await tasks());
  // Ours calls functions by the name that the local service gives them, the one by hand by their own.
  const functions = all.flatMap(([name, task]): [string, SimulatedTask][] => {
    const handler = taskHandler(task);
    const answer = async (payload: JsonValue) => (await handler(payload, {})) as JsonValue;
    return [
      [name, answer],
      [`nagare-local-${name}`, answer],
    ];
  });
  const commands: JsonValue[] = [];
  const services = { ...CHILD, [RUN_TASK]: runsContainer(commands) };
  const run = await simulate(machine, input, {
    tasks: { ...Object.fromEntries(functions), ...services },
  });
  const { status, output, error, events } = run;
  return { transitions: billedTransitions(events), outcome: { status, output, error, commands } };
}

const RUN_TASK = "arn:aws:states:::ecs:runTask.sync";

function runsContainer(commands: JsonValue[]): SimulatedTask {
  return (request) => {
    const { Overrides } = request as { Overrides: { ContainerOverrides: readonly JsonObject[] } };
    const [{ Name = "", Command = null } = {}] = Overrides.ContainerOverrides;
    commands.push(Command);
    return { Containers: [{ Name, ExitCode: 0 }] };
  };
}

/** The sub-flow of one of the patterns. */
const CHILD: Readonly<Record<string, SimulatedTask>> = {
  "arn:aws:states:::states:startExecution.sync:2": (request) => {
    const { Input } = request as { Input: { table: string } };
    return { Output: { table: Input.table, rows: Input.table.length } };
  },
};
