import type { JsonObject } from "../../asl/index.ts";
import type { Clock } from "../clock/index.ts";
import { ApiError } from "../errors.ts";
import { type Delivery, deliveryKey, type HistoryStore } from "../history/index.ts";
import { busEvent, type EventParts } from "./bus-event.ts";
import { fitsPattern } from "./fits-pattern.ts";
import { type EventInput, transformInput } from "./transform-input.ts";

/** A rule of EventBridge whose target is a state machine. */
export interface EventRule {
  readonly name: string;
  /** Name of the bus. @default "default" */
  readonly bus?: string;
  readonly pattern: JsonObject;
  readonly input: EventInput;
  /** ARN of the state machine that it starts. */
  readonly target: string;
}

export interface EventBusPorts {
  readonly clock: Clock;
  readonly store: HistoryStore;
  newId(): string;
  /** Starts an execution, or finds it started. @throws ApiError */
  start(delivery: Delivery): Promise<unknown>;
  /** Told what could not be started. */
  notStarted(text: string): void;
}

/**
 * EventBridge, as far as it starts flows.
 *
 * 1. What an event asks for is kept before anybody is told that the event happened: a start is neither lost nor doubled by a crash.
 * 2. A target that isn't there yet is tried again as long as AWS would, for a day.
 */
export class EventBus {
  readonly #ports: EventBusPorts;
  #rules: readonly EventRule[] = [];

  constructor(ports: EventBusPorts) {
    this.#ports = ports;
  }

  /** Takes over all rules as they are now. */
  declare(rules: readonly EventRule[]): void {
    this.#rules = rules;
  }

  /** What an event asks for: for the caller to keep with what made the event, and then to deliver. */
  deliveriesOf(
    event: Omit<EventParts, "at">,
    bus = "default",
    at = this.#ports.clock.now(),
  ): readonly Delivery[] {
    if (this.#rules.length === 0) return [];
    const { newId } = this.#ports;
    const whole = busEvent(newId(), { ...event, at });
    // What an interface describes is JSON all the same.
    const read = { ...whole } as JsonObject;
    return this.#rules
      .filter((rule) => (rule.bus ?? "default") === bus && fitsPattern(rule.pattern, read))
      .map(({ name, target, input }) => ({
        ...{ id: newId(), rule: name, target, at },
        input: transformInput(input, whole),
      }));
  }

  /** Keeps what an event asks for, and delivers it. */
  publish(event: Omit<EventParts, "at">, bus?: string, at?: number): void {
    this.keep(this.deliveriesOf(event, bus, at));
  }

  /** Keeps starts, and delivers them. */
  keep(deliveries: readonly Delivery[]): void {
    for (const each of deliveries)
      this.#ports.store.documents.put("delivery", deliveryKey(each), each);
    this.deliver(deliveries);
  }

  /** Starts what was kept. The executions are there when this returns; their first events come later. */
  deliver(deliveries: readonly Delivery[]): void {
    // What can't be kept now is tried again when the service is started again.
    for (const each of deliveries) this.#deliver(each).catch(() => {});
  }

  /** Tries what had not been started, by this process or the one before. */
  resume(): void {
    this.deliver(this.#ports.store.documents.all("delivery") as readonly Delivery[]);
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { clock, store, start, notStarted } = this.#ports;
    try {
      await start(delivery);
    } catch (error) {
      if (!(error instanceof ApiError)) return;
      const isThere = error.name !== "StateMachineDoesNotExist";
      if (!isThere && clock.now() - delivery.at < PATIENCE_MILLISECONDS) return;
      if (error.name !== "ExecutionAlreadyExists")
        notStarted(`${delivery.rule} could not start ${delivery.target}: ${error.message}`);
    }
    store.documents.remove("delivery", deliveryKey(delivery));
  }
}

const PATIENCE_MILLISECONDS = 86_400_000;
