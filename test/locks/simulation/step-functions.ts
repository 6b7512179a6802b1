import { ExecutionDoesNotExist, SFNClient, TaskTimedOut } from "@aws-sdk/client-sfn";
import { lockPk } from "../../../lib/locks/index.ts";
import type { SimulatedRun, Troubles } from "./stage.ts";
import type { VirtualTime } from "./virtual-time.ts";

interface Input {
  readonly executionArn: string;
  readonly taskToken: string;
  readonly output: string;
  readonly error: string;
}

type Command = { readonly constructor: { readonly name: string }; readonly input: Input };

/** What the function asks of Step Functions, about runs that are simulated. */
export class StepFunctions {
  readonly client: SFNClient;
  readonly #time: VirtualTime;
  readonly #runs: readonly SimulatedRun[];
  readonly #troubles: Troubles;
  readonly #ended: (run: SimulatedRun) => void;

  constructor(
    time: VirtualTime,
    runs: readonly SimulatedRun[],
    troubles: Troubles,
    ended: (run: SimulatedRun) => void,
  ) {
    const send = (command: Command): Promise<unknown> => this.#send(command);
    // Paginators look whether it is a client.
    this.client = Object.assign(new SFNClient({ region: "local" }), { send: send as never });
    this.#time = time;
    this.#runs = runs;
    this.#troubles = troubles;
    this.#ended = ended;
  }

  async #send(command: Command): Promise<unknown> {
    await this.#time.sleep(this.#time.between(5, 60));
    this.#maybeFail();
    const answer = this.#answer(command);
    await this.#time.sleep(this.#time.between(1, 20));
    this.#maybeFail();
    return answer;
  }

  end(run: SimulatedRun, status: Exclude<SimulatedRun["status"], "RUNNING">): void {
    if (run.status !== "RUNNING") return;
    this.#remember(run);
    run.status = status;
    this.#ended(run);
  }

  redrive(run: SimulatedRun): void {
    if (run.status === "RUNNING" || run.status === "SUCCEEDED") return;
    this.#remember(run);
    run.status = "RUNNING";
    run.redriveCount++;
  }

  #remember(run: SimulatedRun): void {
    const { status, redriveCount } = run;
    run.before = { status, redriveCount, until: this.#time.now + STALE_MILLIS };
  }

  #maybeFail(): void {
    if (this.#time.chance(this.#troubles.failingRequest / 2)) throw new Error("throttled, or lost");
  }

  #answer(command: Command): unknown {
    const answers: Readonly<Record<string, (input: Input) => unknown>> = {
      DescribeExecutionCommand: ({ executionArn }) => this.#describe(this.#run(executionArn)),
      StopExecutionCommand: ({ executionArn }) => this.end(this.#run(executionArn), "ABORTED"),
      GetExecutionHistoryCommand: ({ executionArn }) => historyOf(this.#run(executionArn)),
      SendTaskSuccessCommand: ({ taskToken, output }) =>
        this.#waiting(taskToken).answer?.({ kind: "told", fence: JSON.parse(output).fence }),
      SendTaskFailureCommand: ({ taskToken, error }) =>
        this.#waiting(taskToken).answer?.({ kind: "failed", error }),
    };
    return answers[command.constructor.name]?.(command.input);
  }

  #run(arn: string): SimulatedRun {
    const run = this.#runs.find((one) => one.arn === arn);
    if (run !== undefined) return run;
    throw new ExecutionDoesNotExist({ message: arn, $metadata: {} });
  }

  #describe({ status, redriveCount, before }: SimulatedRun): object {
    const isStale = before.until > this.#time.now && this.#time.chance(this.#troubles.staleAnswer);
    return isStale ? before : { status, redriveCount };
  }

  #waiting(token: string): SimulatedRun {
    const run = this.#runs.find(
      (one) => one.status === "RUNNING" && one.at === "waiting" && one.token === token,
    );
    if (run !== undefined) return run;
    throw new TaskTimedOut({ message: token, $metadata: {} });
  }
}

const STALE_MILLIS = 1000;

function historyOf({ scene, holder, at }: SimulatedRun): object {
  const parameters = JSON.stringify({
    Key: { pk: { S: lockPk(scene) }, sk: { S: "lock" } },
    ExpressionAttributeValues: { ":holder": { S: holder } },
  });
  const takes = { resourceType: "dynamodb", resource: "updateItem", parameters };
  const waits = {
    ...{ resourceType: "lambda", resource: "invoke.waitForTaskToken" },
    parameters: JSON.stringify({ Payload: { action: "acquire", holder } }),
  };
  return {
    events: [
      { id: 1, previousEventId: 0, type: "TaskScheduled", taskScheduledEventDetails: takes },
      { id: 2, previousEventId: 1, type: "TaskScheduled", taskScheduledEventDetails: waits },
      ...(at === "waiting" ? [] : [{ id: 3, previousEventId: 2, type: "TaskSucceeded" }]),
    ],
  };
}
