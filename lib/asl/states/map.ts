import type { Expression, NumberField } from "../expression.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import type {
  CommonFields,
  ErrorHandlingFields,
  OutputFields,
  ResultFields,
  TransitionFields,
} from "./common.ts";
import type { Branch } from "./parallel.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html */
export interface MapState
  extends CommonFields,
    TransitionFields,
    ResultFields,
    OutputFields,
    ErrorHandlingFields {
  readonly Type: "Map";
  readonly ItemProcessor?: ItemProcessor;
  /** The older name of ItemProcessor. */
  readonly Iterator?: ItemProcessor;
  /** JSONata. @default the state's input */
  readonly Items?: readonly JsonValue[] | JsonObject | Expression;
  /** JSONPath. @default "$" */
  readonly ItemsPath?: string;
  /** The input of one iteration. @default the item */
  readonly ItemSelector?: JsonValue;
  /** 0 is as many as possible. @default 0 */
  readonly MaxConcurrency?: NumberField;
  readonly MaxConcurrencyPath?: string;
  readonly ToleratedFailureCount?: NumberField;
  readonly ToleratedFailureCountPath?: string;
  readonly ToleratedFailurePercentage?: NumberField;
  readonly ToleratedFailurePercentagePath?: string;
  /** Distributed: the prefix of the Map Run's name, at most 40 characters. */
  readonly Label?: string;
  readonly ItemReader?: ItemReader;
  readonly ItemBatcher?: ItemBatcher;
  readonly ResultWriter?: ResultWriter;
}

export interface ItemProcessor extends Branch {
  readonly ProcessorConfig?: ProcessorConfig;
}

export interface ProcessorConfig {
  /** @default "INLINE" */
  readonly Mode?: "INLINE" | "DISTRIBUTED";
  readonly ExecutionType?: "STANDARD" | "EXPRESS";
}

export interface ItemReader {
  readonly Resource: string;
  readonly ReaderConfig?: JsonObject;
  readonly Arguments?: JsonValue;
  readonly Parameters?: JsonValue;
}

export interface ItemBatcher {
  readonly MaxItemsPerBatch?: NumberField;
  readonly MaxItemsPerBatchPath?: string;
  readonly MaxInputBytesPerBatch?: NumberField;
  readonly MaxInputBytesPerBatchPath?: string;
  readonly BatchInput?: JsonValue;
}

export interface ResultWriter {
  readonly Resource?: string;
  readonly WriterConfig?: JsonObject;
  readonly Arguments?: JsonValue;
  readonly Parameters?: JsonValue;
}
