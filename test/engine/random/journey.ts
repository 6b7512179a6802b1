import fc from "fast-check";
import type { StateMachine } from "../../../lib/asl/index.ts";
import {
  type Advance,
  createRun,
  type Effect,
  type PerformTask,
  type Run,
  type RunInput,
  type RunStart,
} from "../../../lib/engine/index.ts";

/** How the world treats one run: what each task in turn does, when somebody stops it, how often it is redriven. */
export interface World {
  readonly tasks: readonly TaskPlan[];
  readonly stopAfter: number | null;
  readonly redrives: number;
}

interface TaskPlan {
  readonly answer: "success" | "failure" | "nonsense" | "nothing" | "both" | "early";
  readonly afterSeconds: number;
  readonly heartbeats: number;
  /** Its answer comes although nobody wants it any more. */
  readonly isDeaf: boolean;
}

export const worlds: fc.Arbitrary<World> = fc.record({
  tasks: fc.array(
    fc.record({
      answer: fc.constantFrom(
        "success",
        "success",
        "failure",
        "nonsense",
        "nothing",
        "both",
        "early",
      ),
      afterSeconds: fc.nat(12),
      heartbeats: fc.nat(3),
      isDeaf: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  stopAfter: fc.option(fc.nat(20_000)),
  redrives: fc.nat(2),
});

export interface Journey {
  readonly run: Run;
  readonly inputs: readonly RunInput[];
  readonly advances: readonly Advance[];
}

const startTime = Date.UTC(2026, 0, 1);

/** More than this would take too long to prove for every prefix. */
const mostInputs = 80;

/** Drives a run through a world to its end. */
export async function travel(definition: string, input: string, world: World): Promise<Journey> {
  return await goOn(definition, input, world, []);
}

/**
 * Drives a run on after a crash: its inputs so far are read back from their texts and fed again, and what it still waits for is told from
 * their effects alone.
 */
export async function goOn(
  definition: string,
  input: string,
  world: World,
  journal: readonly string[],
): Promise<Journey> {
  const run = createRun(startOf(JSON.parse(definition), input), { maxEvents: 400 });
  const inputs: RunInput[] = [];
  const advances: Advance[] = [];
  const due = new Expectations(world);
  const take = async (next: RunInput): Promise<void> => {
    inputs.push(next);
    const advance = await run.advance(next);
    advances.push(advance);
    due.note(next, advance.effects);
  };
  for (const text of journal) await take(JSON.parse(text));
  const upcoming = (): RunInput | undefined => due.next(run.status, inputs.length);
  for (let next = upcoming(); next; next = upcoming()) await take(next);
  return { run, inputs, advances };
}

/** What is going to happen to a run, in order. */
class Expectations {
  readonly #world: World;
  #inbox: RunInput[] = [{ kind: "start", at: startTime }];
  #performed = 0;
  #redrives = 0;
  #now = startTime;

  constructor(world: World) {
    this.#world = world;
    if (world.stopAfter !== null)
      this.#inbox.push({ kind: "stop", at: startTime + world.stopAfter, error: "Stopped" });
  }

  /** A run that waits for nothing that can happen, or that has gone on for long enough, is stopped. */
  next(status: Run["status"], soFar: number): RunInput | undefined {
    const stop = status === "RUNNING" ? ({ kind: "stop", at: this.#now } as const) : undefined;
    return soFar >= mostInputs ? stop : (this.#earliest() ?? stop);
  }

  note(input: RunInput, effects: readonly Effect[]): void {
    this.#now = input.at;
    const place = this.#inbox.findIndex((one) => JSON.stringify(one) === JSON.stringify(input));
    if (place >= 0) this.#inbox.splice(place, 1);
    for (const effect of effects) this.#expect(effect, input.at);
  }

  #earliest(): RunInput | undefined {
    return this.#inbox.reduce<RunInput | undefined>(
      (first, one) => (first === undefined || one.at < first.at ? one : first),
      undefined,
    );
  }

  #expect(effect: Effect, now: number): void {
    if (effect.kind === "setTimer")
      this.#inbox.push({ kind: "timer", timerId: effect.timerId, at: effect.at });
    if (effect.kind === "cancelTimer") this.#drop("timerId", effect.timerId);
    if (effect.kind === "cancelTask" && !this.#isDeaf(effect.taskId))
      this.#drop("taskId", effect.taskId);
    if (effect.kind === "performTask")
      this.#inbox.push(...answersOf(effect, this.#planOf(this.#performed++), now));
    if (
      effect.kind === "end" &&
      effect.status !== "SUCCEEDED" &&
      this.#world.redrives > this.#redrives
    ) {
      this.#redrives += 1;
      this.#inbox.push({ kind: "redrive", at: now + 1500 });
    }
  }

  #planOf(count: number): TaskPlan {
    const { tasks } = this.#world;
    const plan = tasks[count % tasks.length];
    if (plan === undefined) throw new Error("a world has at least one plan");
    return plan;
  }

  #isDeaf(taskId: string): boolean {
    return this.#planOf(Number(taskId.split("-").at(-1))).isDeaf;
  }

  #drop(member: "taskId" | "timerId", id: string): void {
    this.#inbox = this.#inbox.filter((one) => !(member in one && Reflect.get(one, member) === id));
  }
}

function answersOf({ taskId, resource }: PerformTask, plan: TaskPlan, now: number): RunInput[] {
  const answered = now + plan.afterSeconds * 1000;
  const submitted = { kind: "taskSubmitted", taskId, output: '{"a":3}' } as const;
  const failed = { kind: "taskFailed", taskId, error: "Broken", cause: "c", at: answered } as const;
  const succeeded = (output: string): RunInput => ({
    kind: "taskSucceeded",
    taskId,
    output,
    at: answered,
  });
  const answers = {
    success: [succeeded('{"a":2,"b":[1,2],"Payload":5}')],
    failure: [failed],
    nonsense: [succeeded("no JSON")],
    nothing: [],
    both: [succeeded('"b"'), failed],
    // The token's answer comes before the call's.
    early: [
      { ...failed, byToken: true },
      { ...submitted, at: answered + 1 },
    ],
  } as const satisfies Record<TaskPlan["answer"], readonly RunInput[]>;
  const beats = Array.from({ length: plan.heartbeats }, (_, index) => now + 900 * (index + 1));
  return [
    ...(resource.includes(":activity:") ? [{ kind: "taskStarted", taskId, at: now } as const] : []),
    ...(plan.answer === "early" ? [] : [{ ...submitted, at: now }]),
    ...beats.map((at) => ({ kind: "taskHeartbeat", taskId, at }) as const),
    ...answers[plan.answer],
  ];
}

const startOf = (definition: StateMachine, input: string): RunStart => ({
  executionArn: "arn:aws:states:us-east-1:123456789012:execution:m:one",
  executionName: "one",
  stateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:m",
  stateMachineName: "m",
  roleArn: "arn:aws:iam::123456789012:role/r",
  type: "STANDARD",
  input,
  startTime,
  definition,
});
