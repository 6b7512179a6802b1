import type { JsonValue, State } from "../../asl/index.ts";
import type { DataFlow } from "../core/data-flow.ts";
import type { Activation, Machine } from "../core/machine.ts";
import type {
  InspectedNumber,
  InspectedValue,
  Inspection,
  StateTest,
  StateTestPorts,
} from "./state-test.ts";

/** One tested state under way. */
export interface Visit<S extends State = State> {
  readonly machine: Machine;
  readonly at: Activation<S>;
  readonly flow: DataFlow;
  readonly test: StateTest;
  readonly ports: StateTestPorts;
  readonly inspection: Inspection;
}

export function note({ inspection }: Visit, name: InspectedValue, value: JsonValue): void {
  inspection.values = { ...inspection.values, [name]: value };
}

export function noteNumber(
  { inspection }: Visit,
  name: InspectedNumber,
  value: number | undefined,
): void {
  if (value !== undefined) inspection.numbers = { ...inspection.numbers, [name]: value };
}
