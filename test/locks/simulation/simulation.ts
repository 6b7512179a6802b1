import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { locksHandler } from "../../../lambda/locks/index.ts";
import {
  GIVE_BACK,
  type LockPorts,
  lockPk,
  type Retaken,
  retakeLost,
  TAKE,
} from "../../../lib/locks/index.ts";
import { lockPorts } from "../../../lib/operations/index.ts";
import { embeddedClient, makeLocksTable } from "../support/embedded-client.ts";
import { Checks } from "./checks.ts";
import type { Scene, SimulatedRun, Troubles } from "./stage.ts";
import { StepFunctions } from "./step-functions.ts";
import { VirtualTime } from "./virtual-time.ts";

/** Runs with locks, on the real function and a real table, in virtual time, while much goes wrong. */
export class Simulation {
  readonly time: VirtualTime;
  readonly checks: Checks;
  readonly runs: SimulatedRun[] = [];
  readonly #troubles: Troubles;
  readonly #stepFunctions: StepFunctions;
  #dynamodb: DynamoDBClient | undefined;
  readonly #sweeps: "sweeps" | "no sweep";
  #pending = 0;
  calls = 0;
  requests = 0;

  constructor(seed: number, troubles: Troubles, sweeps: "sweeps" | "no sweep" = "sweeps") {
    this.#sweeps = sweeps;
    this.time = new VirtualTime(seed, START);
    this.#troubles = troubles;
    this.#stepFunctions = new StepFunctions(this.time, this.runs, troubles, (run) =>
      this.#ended(run),
    );
    this.checks = new Checks(this.time, this.runs, (scene) => this.#ports(0).store.lock(scene));
  }

  /** Lets so many runs come, and answers when all have ended for good. */
  async play(count: number, scenes: readonly Scene[]): Promise<void> {
    await this.#setUp();
    for (let index = 0; index < count; index++) {
      const scene = scenes[this.time.between(0, scenes.length - 1)];
      if (scene !== undefined)
        this.#start(index, scene, this.time.between(0, count * SPACING_MILLIS));
    }
    const end = START + count * SPACING_MILLIS + PATIENCE_MILLIS;
    this.#sweepUntil(end);
    await this.time.run(
      () => this.#pending === 0 || this.checks.wrong.length > 0 || this.time.now > end,
    );
    this.checks.atEnd();
  }

  async #setUp(): Promise<void> {
    const client = await embeddedClient();
    await makeLocksTable(client, "locks");
    const send = client.send.bind(client) as (command: unknown) => Promise<unknown>;
    const troubled = async (command: unknown): Promise<unknown> => {
      await this.time.sleep(this.time.between(3, 40));
      this.requests++;
      this.#maybeFail();
      const answer = await this.time.real(() => send(command));
      this.#maybeFail();
      return answer;
    };
    this.#dynamodb = Object.assign(client, { send: troubled as never });
    this.#plain = send;
  }

  #plain: (command: unknown) => Promise<unknown> = () => Promise.reject(new Error("no client"));

  #maybeFail(): void {
    if (this.time.chance(this.#troubles.failingRequest / 2)) throw new Error("throttled, or lost");
  }

  #background(work: Promise<unknown>): void {
    this.#pending++;
    work
      .catch((error: unknown) => this.checks.fail(`the simulation itself: ${stackOf(error)}`))
      .finally(() => {
        this.#pending--;
      });
  }

  #start(index: number, scene: Scene, afterMillis: number): void {
    const arn = `arn:aws:states:x:1:execution:${scene.lock}:${index}`;
    const { time } = this;
    const run: SimulatedRun = {
      ...{
        arn,
        scene,
        status: "RUNNING",
        redriveCount: 0,
        at: "take",
        tries: 0,
        token: "",
        since: "",
        firstSince: "",
      },
      before: { status: "RUNNING", redriveCount: 0, until: 0 },
      holder: scene.what === "flow" ? arn : `${arn} block 1`,
      limit: time.chance(0.2) ? scene.otherLimit : scene.limit,
      priority: time.chance(0.2) ? time.between(-5, 5) : 0,
      isRogue: false,
      waitingSince: 0,
    };
    const begin = async (): Promise<void> => {
      await time.sleep(afterMillis);
      this.runs.push(run);
      if (time.chance(0.05)) this.#background(this.#abort(run));
      await this.#live(run);
    };
    this.#background(begin());
  }

  async #abort(run: SimulatedRun): Promise<void> {
    await this.time.sleep(this.time.between(0, 120_000));
    this.#stepFunctions.end(run, "ABORTED");
  }

  /** From where it stands to its end. */
  async #live(run: SimulatedRun): Promise<void> {
    const { redriveCount } = run;
    const isOn = (): boolean => run.status === "RUNNING" && run.redriveCount === redriveCount;
    if (run.at === "take") await this.#take(run, isOn);
    if (isOn() && run.at === "waiting") await this.#wait(run, isOn);
    if (isOn() && run.at === "work") await this.#work(run, isOn);
    if (isOn() && run.at === "giving back") await this.#giveBack(run, isOn);
    if (isOn() && run.at === "end") this.#stepFunctions.end(run, "SUCCEEDED");
  }

  async #take(run: SimulatedRun, isOn: () => boolean): Promise<void> {
    const answer = await this.#patient(run, isOn, async () => {
      const { holder } = run;
      const item = (await this.#update(run, TAKE, {
        ":one": { N: "1" },
        ":since": { S: this.#instant() },
        ":holder": { S: holder },
        ":limit": { N: String(run.limit) },
        ":expires": { N: "99999999999" },
      })) as { readonly Attributes?: { readonly fence?: { readonly N?: string } } } | undefined;
      return item === undefined ? ("busy" as const) : Number(item.Attributes?.fence?.N);
    });
    if (!isOn() || answer === undefined) return;
    run.at = answer === "busy" ? "waiting" : "work";
    if (answer !== "busy") this.checks.begins(run, answer);
  }

  async #update(
    { scene, holder }: SimulatedRun,
    { update, condition }: { readonly update: string; readonly condition: string },
    values: object,
  ): Promise<unknown> {
    try {
      return await this.#client.send(
        new UpdateItemCommand({
          TableName: "locks",
          Key: { pk: { S: lockPk(scene) }, sk: { S: "lock" } },
          UpdateExpression: update,
          ConditionExpression: condition,
          ExpressionAttributeNames: { "#me": holder },
          ExpressionAttributeValues: { ...values, ":me": { SS: [holder] } },
          ReturnValues: "UPDATED_NEW",
        }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  /** A state with its Retry. */
  async #patient<T>(
    run: SimulatedRun,
    isOn: () => boolean,
    attempt: () => Promise<T>,
  ): Promise<T | undefined> {
    for (let tries = 0; isOn() && tries < MOST_TRIES; tries++) {
      try {
        return await attempt();
      } catch (error) {
        this.checks.note(error instanceof Error ? error : new Error(String(error)));
        await this.time.sleep(1000 * 2 ** Math.min(tries, 5));
      }
    }
    if (isOn()) this.#stepFunctions.end(run, "FAILED");
    return undefined;
  }

  async #wait(run: SimulatedRun, isOn: () => boolean): Promise<void> {
    run.since = this.#instant();
    run.firstSince ||= run.since;
    run.waitingSince = this.time.now;
    run.tries = 0;
    delete run.inLineSince;
    const answered = new Promise<string>((resolve) => {
      run.answer = (answer) => {
        if (answer.kind === "told") {
          run.at = "work";
          this.checks.begins(run, answer.fence);
        } else if (answer.kind === "failed") run.at = "end";
        resolve(answer.kind === "failed" ? answer.error : answer.kind);
      };
    });
    const called = this.#patient(
      run,
      () => isOn() && run.at === "waiting",
      () => this.#callInLine(run),
    );
    const answer = await answered;
    await called;
    if (answer === "LockBusy" && run.scene.whenBusy === "fail" && isOn()) {
      run.at = "waiting";
      this.#stepFunctions.end(run, "FAILED");
    }
  }

  async #callInLine(run: SimulatedRun): Promise<void> {
    const { scene, holder, arn: execution, limit, priority, since, redriveCount } = run;
    const token = `${execution} ${redriveCount} ${run.tries}`;
    const attempt = redriveCount * 1000 + run.tries++;
    const { whenBusy, lock, key } = scene;
    run.token = token;
    const request = {
      lock,
      key,
      holder,
      execution,
      limit,
      whenBusy,
      priority,
      since,
      token,
      attempt,
    };
    const call = this.#invoke({ action: "acquire", ...request }, run);
    if (!this.time.chance(this.#troubles.undead)) await call;
    else {
      this.#background(call.catch(() => {}));
      await this.time.sleep(this.time.between(0, 400));
      throw new Error("seems dead");
    }
    run.inLineSince ??= this.time.now;
  }

  async #work(run: SimulatedRun, isOn: () => boolean): Promise<void> {
    await this.time.sleep(this.time.between(1000, 90_000));
    if (!isOn()) return;
    this.checks.stops(run);
    if (this.time.chance(this.#troubles.failingRun))
      this.#stepFunctions.end(run, this.time.chance(0.3) ? "TIMED_OUT" : "FAILED");
    else run.at = run.scene.what === "flow" ? "end" : "giving back";
  }

  async #giveBack(run: SimulatedRun, isOn: () => boolean): Promise<void> {
    const given = await this.#patient(run, isOn, () =>
      this.#update(run, GIVE_BACK, {}).then(Boolean),
    );
    if (!isOn()) return;
    const { scene, holder } = run;
    const { lock, key } = scene;
    if (given === false)
      await this.#patient(run, isOn, () =>
        this.#invoke({ action: "release", lock, key, holder }, run),
      );
    if (isOn()) run.at = "end";
  }

  async #invoke(event: object, by?: SimulatedRun): Promise<void> {
    this.calls++;
    const skew = this.time.between(-this.#troubles.skewMillis, this.#troubles.skewMillis);
    const given = (attributes: Readonly<Record<string, unknown>>): void => {
      this.#background(this.checks.given(attributes, by));
    };
    const handler = locksHandler(this.#ports(skew), {
      info: (message, attributes) => {
        if (message === "places changed hands") given(attributes);
      },
      error: (_, error) => this.checks.note(error),
    });
    await handler(event, {});
  }

  /** @param skew of the clock of the machine that it runs on; 0 for one that nothing happens to */
  #ports(skew: number): LockPorts {
    const isPlain = skew === 0;
    const plain = Object.assign(Object.create(this.#client), {
      send: (command: unknown) => this.time.real(() => this.#plain(command)),
    });
    return lockPorts({
      dynamodb: isPlain ? plain : this.#client,
      stepFunctions: this.#stepFunctions.client,
      table: "locks",
      now: () => this.time.now + skew,
    });
  }

  get #client(): DynamoDBClient {
    if (this.#dynamodb === undefined) throw new Error("no client yet");
    return this.#dynamodb;
  }

  #ended(run: SimulatedRun): void {
    this.checks.stops(run);
    this.#sendEvent(run);
    run.answer?.({ kind: "closed" });
    if (run.status === "SUCCEEDED" || run.redriveCount >= 2) return;
    if (this.time.chance(this.#troubles.redrive)) this.#background(this.#redriveLater(run));
  }

  #sendEvent({ arn, status, redriveCount }: SimulatedRun): void {
    const event = { detail: { executionArn: arn, status, redriveCount } };
    const { lostEvent, doubledEvent } = this.#troubles;
    if (!this.time.chance(lostEvent)) this.#background(this.#deliver(event));
    if (this.time.chance(doubledEvent)) this.#background(this.#deliver(event));
  }

  /** Lambda tries an event three times, and then no more. */
  async #deliver(event: object): Promise<void> {
    await this.time.sleep(this.time.between(30, 9000));
    for (const pause of [60_000, 120_000, 0]) {
      try {
        return await this.#invoke(event);
      } catch {
        await this.time.sleep(pause);
      }
    }
  }

  async #redriveLater(run: SimulatedRun): Promise<void> {
    await this.time.sleep(this.time.between(0, 600_000));
    const isConsole = this.time.chance(this.#troubles.console);
    if (!isConsole && !(await this.#retake(run))) return;
    if (isConsole && run.at !== "waiting" && run.at !== "take") run.isRogue = true;
    this.#stepFunctions.redrive(run);
    if (run.at === "work") this.checks.begins(run);
    this.#sendEvent(run);
    await this.#live(run);
  }

  async #retake(run: SimulatedRun): Promise<boolean> {
    const skew = this.time.between(1, this.#troubles.skewMillis);
    for (let tries = 0; tries < 3; tries++) {
      try {
        const { kind }: Retaken = await retakeLost(this.#ports(skew), run.arn);
        await this.time.sleep(this.time.between(20, 2000));
        return kind === "held";
      } catch {
        await this.time.sleep(1000);
      }
    }
    return false;
  }

  #sweepUntil(end: number): void {
    const sweep = async (): Promise<void> => {
      while (this.time.now < end) {
        await this.time.sleep(SWEEP_MILLIS);
        if (this.#sweeps === "sweeps") await this.#invoke({ action: "sweep" }).catch(() => {});
        this.checks.afterSweep();
      }
    };
    void sweep();
  }

  /** Of Step Functions' clocks, which aren't one either. */
  #instant(): string {
    const { skewMillis } = this.#troubles;
    return new Date(this.time.now + this.time.between(-skewMillis, skewMillis)).toISOString();
  }
}

const START = Date.UTC(2026, 0, 1);
const SPACING_MILLIS = 3000;
const SWEEP_MILLIS = 300_000;
const PATIENCE_MILLIS = 24 * 3_600_000;
const MOST_TRIES = 12;

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
