import type { CompiledProject } from "../../compiler/index.ts";
import { describeRun, findRun, listRuns, type RunDescription } from "../../operations/index.ts";
import { wrongUsage } from "../cli-error.ts";
import type { Connection } from "../connect/connection.ts";

export interface RunChoice {
  /** A run's name or ARN, `FLOW/NAME`, or the name of a flow. */
  readonly run?: string | undefined;
  readonly flow?: string | undefined;
}

/** The run that was meant: without a name the newest, of the given flow or of all. */
export async function chooseRun(
  connection: Connection,
  { flows }: CompiledProject,
  { run, flow }: RunChoice,
): Promise<RunDescription> {
  if (run?.startsWith("arn:")) return await connection.ask((client) => describeRun(client, run));
  const [, before, after] = run?.match(/^([^/]+)\/([^/]+)$/) ?? [];
  if (before !== undefined && after !== undefined) return await named(connection, before, after);
  const all = flows.map(({ name }) => name);
  if (flow !== undefined) {
    return run === undefined ? await newest(connection, [flow]) : named(connection, flow, run);
  }
  if (run === undefined) return await newest(connection, all);
  if (all.includes(run)) return await newest(connection, [run]);
  return await anywhere(connection, all, run);
}

/** How a run is named on the command line: `FLOW/NAME`, or its ARN where it belongs to a distributed Map. */
export function runLabel({ executionArn, name }: RunDescription, env: string | undefined): string {
  const flow = flowOf(executionArn, env);
  return flow.includes("/") ? executionArn : `${flow}/${name}`;
}

/** The flow whose run has this ARN: `arn:aws:states:REGION:ACCOUNT:execution:MACHINE:NAME`. */
export function flowOf(executionArn: string, env: string | undefined): string {
  const machine = executionArn.split(":")[6] ?? "";
  const prefix = env === undefined ? "" : `nagare-${env}-`;
  return machine.startsWith(prefix) ? machine.slice(prefix.length) : machine;
}

async function named(connection: Connection, flow: string, name: string): Promise<RunDescription> {
  const found = await lookUp(connection, flow, name);
  if (found === undefined) throw wrongUsage(`${flow} has no run named "${name}"`);
  return found;
}

async function anywhere(
  connection: Connection,
  flows: readonly string[],
  name: string,
): Promise<RunDescription> {
  const found = await Promise.all(flows.map((flow) => lookUp(connection, flow, name)));
  const runs = found.filter((run) => run !== undefined);
  const [run, other] = runs;
  if (run === undefined) throw wrongUsage(`there is no run or flow named "${name}"`);
  if (other === undefined) return run;
  const labels = runs.map((one) => runLabel(one, connection.env));
  throw wrongUsage(`several flows have a run named "${name}": say ${labels.join(" or ")}`);
}

async function newest(connection: Connection, flows: readonly string[]): Promise<RunDescription> {
  const heads = await Promise.all(
    flows.map(async (flow) => {
      const stateMachineArn = await connection.stateMachineArn(flow);
      return await connection.ask((client) => listRuns(client, { stateMachineArn, limit: 1 }));
    }),
  );
  const [run] = heads.flat().sort((a, b) => b.startDate.getTime() - a.startDate.getTime());
  const [flow] = flows;
  if (run === undefined) {
    throw wrongUsage(flows.length === 1 ? `${flow} has not run yet` : "nothing has run yet");
  }
  return await connection.ask((client) => describeRun(client, run.executionArn));
}

async function lookUp(
  connection: Connection,
  flow: string,
  name: string,
): Promise<RunDescription | undefined> {
  const stateMachineArn = await connection.stateMachineArn(flow);
  return await connection.ask((client) => findRun(client, stateMachineArn, name));
}
