/** What the wrapper needs of Lambda's own context. Whoever tests a handler may leave any of it out. */
export interface LambdaContext {
  readonly awsRequestId?: string;
  readonly functionName?: string;
  readonly clientContext?: unknown;
  readonly getRemainingTimeInMillis?: () => number;
}

/** What the state machine says of the call. A function that is invoked by hand knows nothing of a run. */
export interface RunFacts {
  /** ARN of the execution. */
  readonly run?: string;
  readonly flow?: string;
  readonly step?: string;
  readonly attempt?: number;
  readonly redrive?: number;
  /** Of the innermost lock. */
  readonly fence?: number;
  /** Which item of the maps, and which turn of the loops, the call stands in. */
  readonly turns?: readonly unknown[];
}

/** What becomes of the result. */
export interface ResultUse {
  /** Only other functions get it. */
  readonly isHandedOn: boolean;
  /** What the flow itself reads it for. */
  readonly readBy: string | undefined;
}

/** Reads `ClientContext` as the compiler writes it: texts are percent-encoded. */
export function runFacts({ clientContext }: LambdaContext): RunFacts {
  const custom = memberOf(clientContext, "custom");
  const [run, flow, step] = ["run", "flow", "step"].map((name) => text(memberOf(custom, name)));
  const [attempt, redrive, fence] = ["attempt", "redrive", "fence"].map((name) =>
    number(memberOf(custom, name)),
  );
  const turns = memberOf(custom, "turns");
  return {
    ...(run !== undefined && { run }),
    ...(flow !== undefined && { flow }),
    ...(step !== undefined && { step }),
    ...(attempt !== undefined && { attempt }),
    ...(redrive !== undefined && { redrive }),
    ...(fence !== undefined && { fence }),
    ...(Array.isArray(turns) && { turns }),
  };
}

export function resultUse({ clientContext }: LambdaContext): ResultUse {
  const custom = memberOf(clientContext, "custom");
  const isHandedOn = memberOf(custom, "handedOn") === true;
  return { isHandedOn, readBy: text(memberOf(custom, "readBy")) };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function text(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
