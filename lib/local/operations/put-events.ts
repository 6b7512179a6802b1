import type { JsonObject } from "../../asl/index.ts";
import { parseJsonText } from "../../asl/index.ts";
import type { EventBus } from "../events/index.ts";
import { type RequestOf, shapes } from "../requests/index.ts";
import { operation } from "./operation.ts";

const entry = {
  kind: "structure",
  members: {
    Time: { kind: "number", isDecimal: true },
    Source: { kind: "text" },
    Resources: { kind: "list", of: { kind: "text", max: 2048 } },
    DetailType: { kind: "text" },
    Detail: { kind: "text" },
    EventBusName: { kind: "text", min: 1, max: 1600 },
    TraceHeader: shapes.traceHeader,
  },
} as const;

/**
 * Puts events on a bus. Other than on AWS, any source may be told: how else to try what an event of AWS itself starts?
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export const putEvents = operation(
  {
    Entries: { kind: "list", required: true, min: 1, max: 10, of: entry },
    EndpointId: { kind: "text" },
  },
  ({ Entries }, { events, newId }) => {
    const answers = Entries.map((each) => put(each, events) ?? { EventId: newId() });
    const failed = answers.filter((answer) => "ErrorCode" in answer);
    return { FailedEntryCount: failed.length, Entries: answers };
  },
);

type Entry = RequestOf<(typeof entry)["members"]>;

interface EntryError {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

function put(given: Entry, events: EventBus): EntryError | undefined {
  const { Source, DetailType, Detail, EventBusName, Resources, Time } = given;
  if (!Source) return missing("Source");
  if (!DetailType) return missing("DetailType");
  if (!Detail) return missing("Detail");
  const parsed = parseJsonText(Detail);
  if (!parsed.ok || !isObject(parsed.value))
    return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
  const event = { source: Source, "detail-type": DetailType, detail: parsed.value };
  const resources = Resources === undefined ? {} : { resources: Resources };
  const bus = EventBusName?.split("/").at(-1);
  events.publish({ ...event, ...resources }, bus, Time === undefined ? undefined : Time * 1000);
  return undefined;
}

const missing = (name: string): EntryError => ({
  ErrorCode: "InvalidArgument",
  ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
});

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
