import type { NumberField } from "../expression.ts";
import type { JsonValue } from "../json.ts";
import type {
  CommonFields,
  ErrorHandlingFields,
  OutputFields,
  ResultFields,
  TransitionFields,
} from "./common.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export interface TaskState
  extends CommonFields,
    TransitionFields,
    ResultFields,
    OutputFields,
    ErrorHandlingFields {
  readonly Type: "Task";
  /** The ARN of a Lambda function, an activity or a service integration. */
  readonly Resource: string;
  /** JSONata. @default the state's input */
  readonly Arguments?: JsonValue;
  /** @default 99999999 */
  readonly TimeoutSeconds?: NumberField;
  readonly TimeoutSecondsPath?: string;
  /** @default 99999999 */
  readonly HeartbeatSeconds?: NumberField;
  readonly HeartbeatSecondsPath?: string;
  readonly Credentials?: JsonValue;
}
