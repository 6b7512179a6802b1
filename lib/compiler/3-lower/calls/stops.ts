import type { LoadedContainer } from "../../1-load/index.ts";
import type { NamedStop, Stops } from "../../ir/index.ts";
import type { StepPlace } from "../place.ts";
import { ended } from "./ended.ts";
import { resultEdge } from "./result.ts";

/** What comes after a container that stopped other than well. */
export function stopsOf(container: LoadedContainer, at: StepPlace): Stops {
  const { variables } = at.place.flow;
  const { retry, writesFile } = container;
  return {
    named: namedStops(container, at),
    ...(retry && retry.attempts > 1 && { retry }),
    stopped: variables.declare("stopped", "never"),
    starts: variables.declare("starts", "never"),
    tries: variables.declare("tries", "never"),
    ...(writesFile && { output: variables.declare("output", "never") }),
  };
}

/** One way out a code; where nobody reads the result, one for all. */
function namedStops({ exitCodes = {} }: LoadedContainer, at: StepPlace): readonly NamedStop[] {
  const named = Object.entries(exitCodes).map(
    ([text, outcome]) => [Number(text), outcome] as const,
  );
  if (named.length === 0) return [];
  if (at.into === undefined) return [{ codes: named.map(([code]) => code), edge: at.next }];
  return named.map(([code, outcome]) => ({
    codes: [code],
    edge: resultEdge(at, ended(code, outcome)),
  }));
}
