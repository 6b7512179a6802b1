import {
  type ChildOutcome,
  type ChildStatus,
  childStart,
  type MapRunPlan,
} from "../../engine/index.ts";
import { notRedrivableReason } from "../executions/index.ts";
import type { ExecutionRecord } from "../history/index.ts";
import type { MapRunPorts } from "./map-run-ports.ts";

/**
 * The child executions of one Map Run, as the store has them. What a child is called follows from its place in the plan, so nothing else
 * needs to be kept about them.
 */
export class Children {
  readonly #ports: Pick<MapRunPorts, "clock" | "store">;
  readonly #parent: ExecutionRecord;
  readonly #plan: MapRunPlan;
  readonly #definition: string;

  constructor(
    ports: Pick<MapRunPorts, "clock" | "store">,
    parent: ExecutionRecord,
    plan: MapRunPlan,
  ) {
    this.#ports = ports;
    this.#parent = parent;
    this.#plan = plan;
    this.#definition = JSON.stringify(plan.definition);
  }

  /** A child as it was last started; undefined if it never was. */
  find(index: number): ExecutionRecord | undefined {
    const { type, redriveCount } = this.#plan;
    // Only Express children have a new execution for each redrive.
    for (let redrive = redriveCount; redrive >= 0; redrive -= 1) {
      const { executionArn } = childStart(this.#parent.start, this.#plan, index, redrive);
      const found = this.#ports.store.execution(executionArn);
      if (found !== undefined || type === "STANDARD") return found;
    }
    return undefined;
  }

  /** What a child counts as when the Map Run is started, redriven, or goes on after a restart. */
  statusOf(child: ExecutionRecord | undefined): ChildStatus {
    if (child === undefined) return "pending";
    const { status } = child.state;
    if (status === "RUNNING") return "running";
    const isSettled =
      status === "SUCCEEDED" ||
      child.state.mapRunRedrive === this.#plan.redriveCount ||
      !this.isRedrivable(child);
    return isSettled ? status : "pending";
  }

  /** An Express child can always be started again. */
  isRedrivable(child: ExecutionRecord): boolean {
    return child.start.type === "EXPRESS" || notRedrivableReason(this.#ports, child) === undefined;
  }

  /** A child that is to be started for the first time. */
  create(index: number): ExecutionRecord {
    const { redriveCount, mapRunArn, label, children } = this.#plan;
    const { revision, traceHeader } = this.#parent;
    return {
      start: {
        ...childStart(this.#parent.start, this.#plan, index, redriveCount),
        startTime: this.#ports.clock.now(),
      },
      definition: this.#definition,
      revision: { ...revision, label },
      mapRun: { arn: mapRunArn, itemCount: children[index]?.itemCount ?? 1 },
      ...(traceHeader === undefined ? {} : { traceHeader }),
      state: { status: "RUNNING", redriveCount: 0, mapRunRedrive: redriveCount },
    };
  }

  /** All children, in the order of the items. */
  outcomes(): readonly ChildOutcome[] {
    return this.#plan.children.map((_, index) => {
      const child = this.find(index);
      return child === undefined ? this.#neverStarted(index) : outcomeOf(child);
    });
  }

  #neverStarted(index: number): ChildOutcome {
    const start = childStart(this.#parent.start, this.#plan, index, this.#plan.redriveCount);
    return { ...namesOf(start), status: "PENDING", redriveCount: 0 };
  }
}

function outcomeOf({ start, state }: ExecutionRecord): ChildOutcome {
  const { status, redriveCount, stopTime, output, error, cause } = state;
  return {
    ...namesOf(start),
    status: status === "RUNNING" ? "PENDING" : status,
    redriveCount,
    startTime: start.startTime,
    ...(stopTime === undefined ? {} : { stopTime }),
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
}

function namesOf({
  executionArn,
  executionName,
  stateMachineArn,
  input,
}: Omit<ExecutionRecord["start"], "startTime">): Pick<
  ChildOutcome,
  "executionArn" | "name" | "stateMachineArn" | "input"
> {
  return { executionArn, name: executionName, stateMachineArn, input };
}
