import { limits, type StateMachine } from "../../asl/index.ts";
import { type Diagnostic, diagnostic, type Span } from "../../diagnostics/index.ts";
import type { SourceMapEntry } from "../source-map.ts";
import { eventsPerTurn, leastEvents } from "../stats/index.ts";
import { constantBytes } from "./constant-bytes.ts";
import { durationText } from "./duration-text.ts";
import { deepestExpression } from "./expression-depth.ts";
import { overridesCharacters } from "./overrides-characters.ts";
import { statesOf } from "./states-of.ts";
import { waitingForExpress } from "./waiting-for-express.ts";
import { waitingInExpress } from "./waiting-in-express.ts";

/** A flow's definition, with where it comes from. */
export interface LimitedFlow {
  readonly name: string;
  readonly span: Span;
  readonly type: "standard" | "express";
  readonly timeoutSeconds?: number;
  readonly definition: StateMachine;
  readonly sourceMap: Readonly<Record<string, SourceMapEntry>>;
  /** The names of all express flows of the project. */
  readonly express: ReadonlySet<string>;
}

/** All that a flow goes beyond. */
export function limitsOf(flow: LimitedFlow): readonly Diagnostic[] {
  const sized = [
    ...definitionSize(flow),
    ...constants(flow),
    ...overrides(flow),
    ...depths(flow),
    ...waiting(flow),
  ];
  // An express run has no history of events.
  return flow.type === "express" ? sized : [...sized, ...history(flow), ...fillingLoops(flow)];
}

function definitionSize({ name, span, definition }: LimitedFlow): readonly Diagnostic[] {
  const size = JSON.stringify(definition).length;
  if (size <= limits.definitionCharacters) return [];
  return [diagnostic("NG3001", span, { flow: name, size: counted(size) })];
}

function constants({ definition, sourceMap, span }: LimitedFlow): readonly Diagnostic[] {
  return statesOf(definition).flatMap(([state, fields]) => {
    const size = constantBytes(fields);
    if (size <= limits.payloadBytes) return [];
    return [diagnostic("NG3004", sourceMap[state] ?? span, { state, size: counted(size) })];
  });
}

function waiting(flow: LimitedFlow): readonly Diagnostic[] {
  const { definition, sourceMap, span, type, express } = flow;
  return [
    ...waitingInExpress(definition, type === "express").map((state) =>
      diagnostic("NG3008", sourceMap[state] ?? span, { state }),
    ),
    ...waitingForExpress(definition, express).map(({ state, flow: other }) =>
      diagnostic("NG3009", sourceMap[state] ?? span, { state, flow: other }),
    ),
  ];
}

/** Of RunTask. */
const MOST_OVERRIDES = 8192;

function overrides({ definition, sourceMap, span }: LimitedFlow): readonly Diagnostic[] {
  return statesOf(definition).flatMap(([state, fields]) => {
    const size = overridesCharacters(fields);
    if (size <= MOST_OVERRIDES) return [];
    return [diagnostic("NG3007", sourceMap[state] ?? span, { state, size: counted(size) })];
  });
}

/** AWS was seen to give up at 99 to 101 levels. */
const SAFE_DEPTH = 80;

function depths({ definition, sourceMap, span }: LimitedFlow): readonly Diagnostic[] {
  return statesOf(definition).flatMap(([state, fields]) => {
    const depth = deepestExpression(fields);
    if (depth <= SAFE_DEPTH) return [];
    const values = { state, depth: `${depth}`, most: `${SAFE_DEPTH}` };
    return [diagnostic("NG3006", sourceMap[state] ?? span, values)];
  });
}

function history({ name, span, definition }: LimitedFlow): readonly Diagnostic[] {
  const events = leastEvents(definition);
  if (events <= limits.historyEvents) return [];
  return [diagnostic("NG3002", span, { flow: name, events: counted(events) })];
}

/** A loop that is full within so many seconds is worth a word. */
const SOON_SECONDS = 60 * 60;

function fillingLoops({
  definition,
  sourceMap,
  span,
  timeoutSeconds = Number.POSITIVE_INFINITY,
}: LimitedFlow): readonly Diagnostic[] {
  return eventsPerTurn(definition).flatMap(({ loop, cost }) => {
    const { count: events, waitSeconds } = cost;
    const turns = Math.floor(limits.historyEvents / events);
    const seconds = turns * waitSeconds;
    if (seconds === 0 || seconds >= Math.min(SOON_SECONDS, timeoutSeconds)) return [];
    const values = {
      loop,
      events: `${events}`,
      turns: counted(turns),
      time: durationText(seconds),
    };
    return [diagnostic("NG3005", sourceMap[loop] ?? span, values)];
  });
}

function counted(number: number): string {
  return number.toLocaleString("en-US");
}
