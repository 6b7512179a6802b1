import type { JsonValue } from "../json.ts";
import type { State } from "../state.ts";
import type {
  CommonFields,
  ErrorHandlingFields,
  OutputFields,
  ResultFields,
  TransitionFields,
} from "./common.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html */
export interface ParallelState
  extends CommonFields,
    TransitionFields,
    ResultFields,
    OutputFields,
    ErrorHandlingFields {
  readonly Type: "Parallel";
  readonly Branches: readonly Branch[];
  /** JSONata: the input of every branch. @default the state's input */
  readonly Arguments?: JsonValue;
}

export interface Branch {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}
