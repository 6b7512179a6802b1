import type { Automaton, Node, Outdated, Waiting } from "./automaton.ts";
import type { Call } from "./calls.ts";
import type { PartName, Parts } from "./parts.ts";
import { type Requests, requests } from "./requests.ts";
import { tidy } from "./tidy.ts";
import type { Scene, Setting, World } from "./world.ts";

/** What comes of a request. */
export interface Answer {
  /** The world's number. */
  readonly to: number;
  /** Where its call stands then. */
  readonly next: Node<Call>;
  /** Events that are on their way by it. */
  readonly events: readonly Call[];
  readonly outdated: Outdated;
}

/** Makes each request once for all worlds that look the same to it. */
export class Answers {
  readonly #setting: Setting;
  readonly #parts: Parts;
  readonly #automaton: Automaton<Call>;
  readonly #others: Requests;
  readonly #known = new Map<string, Change>();

  /** @param others methods of a protocol that is wrong */
  constructor(setting: Setting, parts: Parts, automaton: Automaton<Call>, others: Requests) {
    this.#setting = setting;
    this.#parts = parts;
    this.#automaton = automaton;
    this.#others = others;
  }

  async to(world: number, id: number, waiting: Waiting): Promise<Answer> {
    const touched = waiting.method in this.#others ? ALL : (TOUCHED[waiting.method] ?? ALL);
    const key = `${id} ${this.#parts.keyOf(world, touched)}`;
    const known = this.#known.get(key) ?? (await this.#make(world, id, waiting, touched));
    this.#known.set(key, known);
    const { by, ...answer } = known;
    return { ...answer, to: this.#parts.replaced(world, touched, by) };
  }

  async #make(
    world: number,
    id: number,
    { method, args }: Waiting,
    touched: readonly PartName[],
  ): Promise<Change> {
    const request = this.#others[method] ?? (requests as Requests)[method];
    if (request === undefined) throw new Error(`there is no ${method}`);
    const { clock } = this.#automaton.at(id).spec;
    const by = this.#parts.sceneOf(world, touched, clock);
    const answer: unknown = request(by, ...(args as never[]));
    const outdated = outdatedIn(by);
    const next = await this.#automaton.after(id, answer, outdated);
    tidy(by, this.#setting);
    return { by, next, events: eventsOf(by), outdated };
  }
}

interface Change extends Omit<Answer, "to"> {
  readonly by: Partial<World>;
}

export const ALL: readonly PartName[] = ["lock", "line", "watched", "lost", "runs", "rest"];

/** The parts that a request looks at or changes. */
const TOUCHED: Readonly<Record<string, readonly PartName[]>> = {
  ...{ lock: ["lock"], contend: ["lock"], change: ["lock"], giveBack: ["lock"], remove: ["lock"] },
  ...{ keep: ["lock"], takeAgain: ["lock"] },
  ...{ waiters: ["line"], token: ["line"], arrive: ["line"], leave: ["line"] },
  ...{ watch: ["watched"], lose: ["lost"], found: ["lost"] },
  ...{ ofRun: ["watched", "lost"], forget: ["watched", "lost"], open: ["lock", "lost"] },
  ...{ statuses: ["runs"], wasTold: ["runs"], firstLocks: [], allLocks: [] },
};

export function eventsOf({ events, clock }: Scene): readonly Call[] {
  return events.map((event) => ({ kind: "event", event, clock }));
}

/** The counts are 1 before anything happens. */
export function outdatedIn({ lock }: Partial<World>): Outdated {
  return { version: (lock?.version ?? 1) !== 1, arrivals: (lock?.arrivals ?? 1) !== 1 };
}
