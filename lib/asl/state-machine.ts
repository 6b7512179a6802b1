import type { QueryLanguage } from "./query-language.ts";
import type { State } from "./state.ts";

/**
 * A definition in the Amazon States Language.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
 */
export interface StateMachine {
  readonly Comment?: string;
  readonly Version?: string;
  /** @default "JSONPath" */
  readonly QueryLanguage?: QueryLanguage;
  /** Of the whole execution. @default none */
  readonly TimeoutSeconds?: number;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}
