import type { Catcher } from "../catcher.ts";
import type { JsonValue } from "../json.ts";
import type { QueryLanguage } from "../query-language.ts";
import type { Retrier } from "../retrier.ts";

export interface CommonFields {
  readonly Comment?: string;
  /** @default the machine's */
  readonly QueryLanguage?: QueryLanguage;
}

/** Either a next state or the end of the scope. */
export interface TransitionFields {
  readonly Next?: string;
  readonly End?: true;
}

/** What a state takes from, and gives to, the data that flows by (JSONPath). */
export interface PathFields {
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
}

/** The data flow of states that make a result of their own (JSONPath). */
export interface ResultFields extends PathFields {
  readonly Parameters?: JsonValue;
  readonly ResultSelector?: JsonValue;
  readonly ResultPath?: string | null;
}

/** JSONata's output; `Assign` belongs to both languages. */
export interface OutputFields {
  readonly Assign?: JsonValue;
  readonly Output?: JsonValue;
}

export interface ErrorHandlingFields {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}
