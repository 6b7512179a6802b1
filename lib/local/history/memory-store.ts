import type { HistoryEvent, RunInput } from "../../engine/index.ts";
import { deliveryKey } from "./delivery-key.ts";
import {
  type DocumentKind,
  type Documents,
  type EventQuery,
  type ExecutionQuery,
  type ExecutionRecord,
  type HistoryStore,
  listedUnder,
  type OutputLine,
  type OutputQuery,
  type Page,
  type Step,
  type TokenOwner,
} from "./history-store.ts";

interface Kept {
  /** Rises with every execution. */
  readonly place: number;
  record: ExecutionRecord;
  readonly inputs: RunInput[];
  readonly events: HistoryEvent[];
}

/** A store that forgets: for tests, and for runs that nobody will look at again. */
export function memoryStore(): HistoryStore {
  const executions = new Map<string, Kept>();
  const tokens = new Map<string, TokenOwner>();
  const lines: OutputLine[] = [];
  const kept = (arn: string): Kept => {
    const found = executions.get(arn);
    if (found === undefined) throw new Error(`no execution ${arn}`);
    return found;
  };
  const documents = memoryDocuments();
  return {
    documents,
    addExecution(record) {
      const { executionArn } = record.start;
      if (executions.has(executionArn)) throw new Error(`there is an execution ${executionArn}`);
      executions.set(executionArn, { place: executions.size + 1, record, inputs: [], events: [] });
    },
    execution: (arn) => executions.get(arn)?.record,
    executions: (query) => pageOfExecutions([...executions.values()].reverse(), query),
    running: () =>
      [...executions]
        .filter(([, one]) => one.record.state.status === "RUNNING")
        .map(([arn]) => arn),
    append({ executionArn, input, events, tokens: made, state, deliveries = [] }: Step) {
      const one = kept(executionArn);
      one.inputs.push(input);
      for (const event of events) one.events.push(event);
      for (const { taskToken, taskId } of made) tokens.set(taskToken, { executionArn, taskId });
      if (state !== undefined) one.record = { ...one.record, state };
      for (const each of deliveries) documents.put("delivery", deliveryKey(each), each);
    },
    inputs: (arn) => kept(arn).inputs,
    events: (arn, query) => pageOfEvents(kept(arn).events, query),
    token: (taskToken) => tokens.get(taskToken),
    addOutput: (added) => {
      for (const line of added) lines.push(line);
    },
    output: (query) =>
      lines
        .filter((line) => isAsked(line, executions.get(line.executionArn)?.record, query))
        .slice(-query.limit),
    close: () => {},
  };
}

function memoryDocuments(): Documents {
  const documents = new Map<DocumentKind, Map<string, object>>();
  const of = (kind: DocumentKind): Map<string, object> => {
    const found = documents.get(kind) ?? new Map<string, object>();
    documents.set(kind, found);
    return found;
  };
  return {
    put: (kind, key, document) => void of(kind).set(key, document),
    get: (kind, key) => of(kind).get(key),
    remove: (kind, key) => void of(kind).delete(key),
    all: (kind) => [...of(kind).values()],
  };
}

function pageOfExecutions(
  newestFirst: readonly Kept[],
  query: ExecutionQuery,
): Page<ExecutionRecord> {
  const found = newestFirst.filter(
    ({ place, record }) =>
      listedUnder(record) === query.of &&
      place < (query.after ?? Infinity) &&
      (query.status === undefined || record.state.status === query.status) &&
      (query.redriven === undefined || record.state.redriveCount > 0 === query.redriven),
  );
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ record }) => record),
    ...(found.length > page.length && last !== undefined ? { next: last.place } : {}),
  };
}

/** An event's id is its place, counted from 1. */
function pageOfEvents(events: readonly HistoryEvent[], query: EventQuery): Page<HistoryEvent> {
  const items =
    query.order === "reverse"
      ? events
          .slice(0, (query.after ?? events.length + 1) - 1)
          .slice(-query.limit)
          .reverse()
      : events.slice(query.after ?? 0, (query.after ?? 0) + query.limit);
  const last = items.at(-1);
  const end = query.order === "reverse" ? 1 : events.length;
  return { items, ...(last !== undefined && last.id !== end ? { next: last.id } : {}) };
}

function isAsked(
  line: OutputLine,
  execution: ExecutionRecord | undefined,
  query: OutputQuery,
): boolean {
  const mapRunArn = execution?.mapRun?.arn;
  const isBelow = mapRunArn !== undefined && query.mapRunArns?.includes(mapRunArn) === true;
  return (
    (line.executionArn === query.executionArn || isBelow) &&
    (query.taskId === undefined || line.taskId === query.taskId) &&
    (query.stateName === undefined || line.stateName === query.stateName)
  );
}
