import {
  call,
  conditional,
  type Expression,
  literal,
  member,
  object,
  readInstant,
  regex,
  source,
  type VariableId,
} from "../jsonata/index.ts";

/** `run` as an object over the context of the execution. Only the members that the flow reads are ever printed. */
export function runValue(flow: string, scheduledTime: VariableId): Expression {
  return object([
    { key: "id", value: execution("Id") },
    { key: "name", value: execution("Name") },
    { key: "flow", value: literal(flow) },
    { key: "environment", value: environmentOf(flow) },
    { key: "scheduledTime", value: readInstant(scheduledTime) },
    { key: "startTime", value: execution("StartTime") },
    { key: "redriveCount", value: execution("RedriveCount") },
  ]);
}

/** The instant that a schedule or backfill says beside the params, else the start. Reads `source: params`. */
export function scheduledTimeOf(): Expression {
  const given = member(member(source("params"), "nagare"), "scheduledTime");
  return conditional(call("exists", given), given, execution("StartTime"));
}

function execution(name: string): Expression {
  return member(member(source("context"), "Execution"), name);
}

/** On AWS the machine is called `nagare-<environment>-<flow>`; anywhere else it is a local one. */
function environmentOf(flow: string): Expression {
  const machine = member(member(source("context"), "StateMachine"), "Name");
  return conditional(
    call("contains", machine, regex(`^nagare-.+-${flow}$`)),
    call("replace", machine, regex(`^nagare-|-${flow}$`), literal("")),
    literal("local"),
  );
}
