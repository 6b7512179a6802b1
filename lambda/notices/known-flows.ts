/** What is known of an environment's flows without asking AWS: made with the bundle. */
export interface KnownFlows {
  readonly environment: string;
  /** By name of their state machine. */
  readonly flows: Readonly<Record<string, KnownFlow>>;
}

export interface KnownFlow {
  readonly name: string;
  /** Its declaration: `flows/report.ts:12`. */
  readonly place: string;
  /** By state: the line of the flow that it comes from. */
  readonly states: Readonly<Record<string, string>>;
  /** States from which a redrive would only fail again. */
  readonly final: readonly string[];
}

/** Whose run it is: undefined where that is no flow of this environment, such as the child runs of a distributed Map. */
export function flowOf(known: KnownFlows, executionArn: string): KnownFlow | undefined {
  const machine = machineOf(executionArn);
  return Object.hasOwn(known.flows, machine) ? known.flows[machine] : undefined;
}

/** The flow around a child run: `MACHINE/LABEL` is one of its Maps. */
export function flowAround(known: KnownFlows, executionArn: string): KnownFlow | undefined {
  const [machine = ""] = machineOf(executionArn).split("/");
  return Object.hasOwn(known.flows, machine) ? known.flows[machine] : undefined;
}

/** Of `arn:aws:states:REGION:ACCOUNT:execution:MACHINE:NAME`. */
function machineOf(executionArn: string): string {
  return executionArn.split(":")[6] ?? "";
}
