import type { JsonObject, JsonValue } from "../json.ts";
import type { QueryLanguage } from "../query-language.ts";
import { checkFields, foreignFields } from "./check-fields.ts";
import { checkItemReader } from "./check-item-reader.ts";
import { checkPathPairs } from "./check-path-pairs.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";
import { batcherRules, processorConfigRules } from "./field-rules.ts";
import { isObject, missingFields, unknownFields } from "./shape.ts";

interface MapOptions {
  readonly type: "STANDARD" | "EXPRESS";
  readonly language: QueryLanguage;
}

/** What is inside a Parallel or Map, its inner states apart. */
export function checkMap(
  state: JsonObject,
  options: MapOptions,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (state["Type"] === "Parallel") return checkBranches(state["Branches"], location);
  if (state["Type"] !== "Map") return [];
  return [
    ...checkProcessor(state, options, location),
    ...checkBatcher(state["ItemBatcher"], options.language, `${location}/ItemBatcher`),
    ...checkItemReader(state["ItemReader"], options.language, `${location}/ItemReader`),
    ...checkResultWriter(state["ResultWriter"], options.language, `${location}/ResultWriter`),
    ...checkLabel(state["Label"], location),
  ];
}

function checkBranches(
  branches: JsonValue | undefined,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (!Array.isArray(branches)) return [];
  return branches.flatMap((branch: JsonValue, index) =>
    checkGraph(branch, ["Comment", "StartAt", "States"], `${location}/Branches[${index}]`),
  );
}

function checkGraph(
  graph: JsonValue,
  supported: readonly string[],
  location: string,
): readonly DefinitionDiagnostic[] {
  if (!isObject(graph)) return [schemaError("Expected value of type Object", location)];
  const graphRules = { StartAt: { kind: "text" }, States: { kind: "object" } } as const;
  return [
    ...missingFields(graph, ["StartAt", "States"], location),
    ...unknownFields(graph, supported, location),
    ...checkFields(graph, graphRules, "JSONPath", location),
  ];
}

function checkProcessor(
  state: JsonObject,
  { type, language }: MapOptions,
  location: string,
): readonly DefinitionDiagnostic[] {
  const name = state["Iterator"] === undefined ? "ItemProcessor" : "Iterator";
  const processor = state[name];
  if (!isObject(processor)) return [];
  const at = `${location}/${name}`;
  const { ProcessorConfig: config = {} } = processor;
  const configAt = `${at}/ProcessorConfig`;
  return [
    ...checkGraph(processor, ["Comment", "ProcessorConfig", "StartAt", "States"], at),
    ...(isObject(config)
      ? [
          ...checkFields(config, processorConfigRules, language, configAt),
          ...checkMode(config, type, configAt),
        ]
      : [schemaError("Expected value of type Object", configAt)]),
  ];
}

function checkMode(
  config: JsonObject,
  type: MapOptions["type"],
  location: string,
): readonly DefinitionDiagnostic[] {
  const { Mode } = config;
  const fields = ["Mode", ...(Mode === "INLINE" ? [] : ["ExecutionType"])];
  const unknown = unknownFields(config, fields, location);
  if (Mode !== "DISTRIBUTED") return unknown;
  return [
    ...unknown,
    ...missingFields(config, ["ExecutionType"], location),
    ...(type === "EXPRESS" ? [schemaError(notInExpress, `${location}/Mode`)] : []),
  ];
}

const notInExpress =
  "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";

function checkBatcher(
  batcher: JsonValue | undefined,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (!isObject(batcher)) return [];
  return [
    ...unknownFields(batcher, Object.keys(batcherRules), location),
    ...foreignFields(batcher, language, location),
    ...checkPathPairs(batcher, location),
    ...checkFields(batcher, batcherRules, language, location),
  ];
}

const writerFields = ["Resource", "Parameters", "Arguments", "WriterConfig"];

function checkResultWriter(
  writer: JsonValue | undefined,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (!isObject(writer)) return [];
  return [
    ...unknownFields(writer, writerFields, location),
    ...foreignFields(writer, language, location),
  ];
}

const maxLabelCharacters = 40;
const forbidden = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u;

function checkLabel(
  label: JsonValue | undefined,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (typeof label !== "string") return [];
  if (label.length > maxLabelCharacters) {
    return [
      schemaError(`Label cannot exceed ${maxLabelCharacters} characters`, `${location}/Label`),
    ];
  }
  const [character] = forbidden.exec(label) ?? [];
  if (character === undefined) return [];
  return [schemaError(`Label contains invalid character: '${character}'`, `${location}/Label`)];
}
