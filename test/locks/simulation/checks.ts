import { type Lock, lockPk } from "../../../lib/locks/index.ts";
import type { Scene, SimulatedRun } from "./stage.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** What always holds, looked at whenever something has changed. */
export class Checks {
  readonly wrong: string[] = [];
  /** Errors of the function, by their message: of requests that failed, or of its own. */
  readonly errors = new Map<string, number>();
  begun = 0;
  readonly #time: VirtualTime;
  readonly #runs: readonly SimulatedRun[];
  readonly #lock: (scene: Scene) => Promise<Lock | undefined>;
  readonly #fences = new Map<string, { readonly fence: number; readonly arn: string }>();
  /** When all places of a lock were last taken by runs that live. */
  readonly #fullAt = new Map<string, number>();

  constructor(
    time: VirtualTime,
    runs: readonly SimulatedRun[],
    lock: (scene: Scene) => Promise<Lock | undefined>,
  ) {
    this.#time = time;
    this.#runs = runs;
    this.#lock = lock;
  }

  fail(what: string): void {
    this.wrong.push(`${new Date(this.#time.now).toISOString()} ${what}`);
  }

  note({ message }: Error): void {
    this.errors.set(message, (this.errors.get(message) ?? 0) + 1);
    if (!EXPECTED.some((part) => message.includes(part))) this.fail(`the function: ${message}`);
  }

  /** A run works, as far as it knows in its turn. */
  begins(run: SimulatedRun, fence?: number): void {
    this.begun++;
    const { scene } = run;
    const working = this.#working(scene).filter(({ isRogue }) => !isRogue);
    const most = Math.max(scene.limit, scene.otherLimit);
    const others = working.filter((other) => other !== run).length;
    if (!run.isRogue && others + 1 > most)
      this.fail(
        `${run.arn} works beside ${others} others, and the limit of ${lockPk(scene)} is ${most}`,
      );
    this.#noteFull(scene, others + 1);
    if (fence === undefined) return;
    const key = lockPk(scene);
    const last = this.#fences.get(key);
    if (most === 1 && last && fence <= last.fence && last.arn !== run.arn)
      this.fail(`${run.arn} has the fence ${fence}, after ${last.arn} had ${last.fence}`);
    this.#fences.set(key, { fence, arn: run.arn });
  }

  stops({ scene }: SimulatedRun): void {
    this.#noteFull(scene, this.#working(scene).length + 1);
  }

  /** Nobody is passed who was in line when the other came. */
  async given(
    { lock, key, given }: Readonly<Record<string, unknown>>,
    _by: SimulatedRun | undefined,
  ): Promise<void> {
    const holders = given as readonly string[];
    const scene = this.#runs.find((run) => run.scene.lock === lock && run.scene.key === key)?.scene;
    if (scene === undefined || scene.whenBusy === "replace") return;
    const here = this.#runs.filter((run) => run.scene === scene);
    for (const run of here.filter(({ holder }) => holders.includes(holder))) {
      const passed = here.filter((other) => this.#isBefore(other, run));
      if (passed.length === 0) continue;
      const now = await this.#lock(scene);
      const [first] = passed.filter(
        ({ holder, at }) => at === "waiting" && !(holder in (now?.holders ?? {})),
      );
      if (first !== undefined) this.fail(`${run.holder} passes ${first.holder}`);
    }
  }

  afterSweep(): void {
    const scenes = new Set(this.#runs.map(({ scene }) => scene));
    for (const scene of scenes) {
      const waiting = this.#runs.find(
        (run) =>
          run.scene === scene &&
          run.status === "RUNNING" &&
          run.at === "waiting" &&
          this.#time.now - run.waitingSince > LONG_MILLIS,
      );
      const free = this.#time.now - (this.#fullAt.get(lockPk(scene)) ?? 0);
      if (waiting !== undefined && free > LONG_MILLIS)
        this.fail(`${waiting.holder} waits, though a place is free for ${free / 1000} s`);
    }
  }

  atEnd(): void {
    const open = this.#runs.filter(({ status }) => status === "RUNNING");
    if (open.length > 0)
      this.fail(`${open.length} runs don't end: ${open[0]?.arn} (${open[0]?.at})`);
  }

  #working(scene: Scene): readonly SimulatedRun[] {
    return this.#runs.filter(
      (run) => run.scene === scene && run.status === "RUNNING" && run.at === "work",
    );
  }

  #noteFull(scene: Scene, working: number): void {
    if (working >= Math.min(scene.limit, scene.otherLimit))
      this.#fullAt.set(lockPk(scene), this.#time.now);
  }

  #isBefore(other: SimulatedRun, run: SimulatedRun): boolean {
    const { inLineSince } = other;
    if (other === run || other.status !== "RUNNING" || other.at !== "waiting") return false;
    if (inLineSince === undefined || inLineSince >= run.waitingSince) return false;
    // A redriven run has the place in line that it had.
    const isEarlier = other.since < run.firstSince;
    return other.priority > run.priority || (other.priority === run.priority && isEarlier);
  }
}

const EXPECTED = ["throttled, or lost", "seems dead"];

/** Longer than two sweeps, in one of which all may have failed, and a redrive's minute. */
const LONG_MILLIS = 1_000_000;
