import type { MapRunLimits, ReadItems, StartMapRun } from "../../engine/index.ts";
import { arns } from "../arns.ts";
import type { ExecutionRecord } from "../history/index.ts";
import type { Happening } from "../runs/index.ts";
import { LiveMapRun, type MapRunEnd } from "./live-map-run.ts";
import type { MapRunPorts } from "./map-run-ports.ts";
import { type MapRunCounts, type MapRunRecord, noCounts } from "./map-run-record.ts";
import { readItems } from "./readers/read-items.ts";

/** All Map Runs: those that are going on, and the records of all. */
export class MapRuns {
  readonly #ports: MapRunPorts;
  readonly #live = new Map<string, LiveMapRun>();

  constructor(ports: MapRunPorts) {
    this.#ports = ports;
  }

  find(mapRunArn: string): MapRunRecord | undefined {
    // Only `#keep` writes these.
    return this.#ports.store.documents.get("mapRun", mapRunArn) as MapRunRecord | undefined;
  }

  /** Those of one execution, newest first. */
  of(executionArn: string): readonly MapRunRecord[] {
    return this.#all()
      .filter((mapRun) => mapRun.executionArn === executionArn)
      .toReversed();
  }

  /** ARNs of those of one execution, and of those that its child executions have. */
  below(executionArn: string): readonly string[] {
    const direct = this.of(executionArn).map((mapRun) => mapRun.mapRunArn);
    const nested = this.#all().filter((mapRun) => {
      const parent = this.#ports.store.execution(mapRun.executionArn)?.mapRun?.arn;
      return parent !== undefined && direct.includes(parent);
    });
    return [...direct, ...nested.flatMap((mapRun) => this.below(mapRun.executionArn))];
  }

  counts(record: MapRunRecord): MapRunCounts {
    return this.#live.get(record.mapRunArn)?.counts ?? record.counts;
  }

  /** Changes what a Map Run that is going on tolerates, and how much of it runs at once. */
  update(record: MapRunRecord, limits: Partial<MapRunLimits>): void {
    this.#keep({ ...record, ...limits });
    this.#live.get(record.mapRunArn)?.change(limits);
  }

  /** Reads a Map's items and tells its execution. */
  async read(parent: ExecutionRecord, { mapRunArn, source }: ReadItems): Promise<void> {
    const release = this.#ports.clock.hold();
    const { executionArn } = parent.start;
    const runs = this.#ports.runs();
    this.#open(parent, mapRunArn);
    try {
      const items = JSON.stringify(await readItems(this.#ports.objects, source));
      await runs.feed(executionArn, { kind: "itemsRead", mapRunArn, items });
    } catch (thrown) {
      const cause = thrown instanceof Error ? thrown.message : String(thrown);
      this.#close(parent, mapRunArn, { kind: "failed", error: "States.ItemReaderFailed", cause });
    } finally {
      release();
    }
  }

  /** Starts or redrives a Map Run, or goes on with it after a restart. */
  async start(parent: ExecutionRecord, { mapRunArn, plan }: StartMapRun): Promise<void> {
    const known = this.find(mapRunArn) ?? this.#open(parent, mapRunArn);
    const limits = limitsOf(known.hasBegun ? known : plan);
    const isRedriven = known.redriveCount < plan.redriveCount;
    const mapRun = new LiveMapRun(this.#ports, parent, { ...plan, ...limits }, (end) =>
      this.#close(parent, mapRunArn, end),
    );
    this.#live.set(mapRunArn, mapRun);
    const { stopTime: _, ...before } = known;
    this.#keep({
      ...before,
      ...limits,
      status: "RUNNING",
      hasBegun: true,
      redriveCount: plan.redriveCount,
      ...(isRedriven ? { redriveTime: this.#ports.clock.now() } : {}),
    });
    await mapRun.begin(!known.hasBegun);
  }

  /** Nobody waits for the Map Run any more. */
  abort(mapRunArn: string): void {
    const live = this.#live.get(mapRunArn);
    const record = this.find(mapRunArn);
    if (live) live.abort();
    else if (record) this.#keepEnd(record, "ABORTED", record.counts);
  }

  /** Stops what the Map Runs of executions left behind that ended just before the process died. */
  sweep(): void {
    const { store, runs } = this.#ports;
    for (const record of this.#all()) {
      if (record.status !== "RUNNING") continue;
      if (store.execution(record.executionArn)?.state.status === "RUNNING") continue;
      const { items } = store.executions({
        ...{ of: record.mapRunArn, status: "RUNNING", limit: Number.MAX_SAFE_INTEGER },
      });
      for (const { start } of items)
        runs()
          .feed(start.executionArn, { kind: "stop" })
          .catch(() => {});
      this.#keepEnd(record, "ABORTED", record.counts);
    }
  }

  #all(): readonly MapRunRecord[] {
    // Only `#keep` writes these.
    return this.#ports.store.documents.all("mapRun") as readonly MapRunRecord[];
  }

  #open({ start }: ExecutionRecord, mapRunArn: string): MapRunRecord {
    const [name = ""] = mapRunArn.split(":mapRun:").at(-1)?.split(":") ?? [];
    return this.#keep({
      mapRunArn,
      executionArn: start.executionArn,
      stateMachineArn: arns.stateMachine(name),
      status: "RUNNING",
      startTime: this.#ports.clock.now(),
      ...{ maxConcurrency: 0, toleratedFailureCount: 0, toleratedFailurePercentage: 0 },
      redriveCount: 0,
      hasBegun: false,
      counts: noCounts,
    });
  }

  #close(parent: ExecutionRecord, mapRunArn: string, end: MapRunEnd): void {
    const record = this.find(mapRunArn);
    const counts = this.#live.get(mapRunArn)?.counts ?? noCounts;
    this.#live.delete(mapRunArn);
    if (record) this.#keepEnd(record, statuses[end.kind], counts);
    const happening = happeningOf(mapRunArn, end);
    if (happening === undefined) return;
    this.#ports
      .runs()
      .feed(parent.start.executionArn, happening)
      .catch(() => {});
  }

  #keepEnd(record: MapRunRecord, status: MapRunRecord["status"], counts: MapRunCounts): void {
    this.#keep({ ...record, status, counts, stopTime: this.#ports.clock.now() });
  }

  #keep(record: MapRunRecord): MapRunRecord {
    this.#ports.store.documents.put("mapRun", record.mapRunArn, record);
    return record;
  }
}

const statuses = {
  succeeded: "SUCCEEDED",
  failed: "FAILED",
  aborted: "ABORTED",
} as const satisfies Record<MapRunEnd["kind"], MapRunRecord["status"]>;

function happeningOf(mapRunArn: string, end: MapRunEnd): Happening | undefined {
  if (end.kind === "aborted") return undefined;
  if (end.kind === "succeeded") return { kind: "mapRunSucceeded", mapRunArn, output: end.output };
  return { kind: "mapRunFailed", mapRunArn, error: end.error, cause: end.cause };
}

function limitsOf({
  maxConcurrency,
  toleratedFailureCount,
  toleratedFailurePercentage,
}: MapRunLimits): MapRunLimits {
  return { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage };
}
