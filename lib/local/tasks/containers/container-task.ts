import { randomUUID } from "node:crypto";
import { failureOf, type StoppedTask } from "../../../../lambda/containers/index.ts";
import type { JsonValue } from "../../../asl/index.ts";
import type { IntegrationPattern } from "../../../engine/index.ts";
import type { Clock } from "../../clock/index.ts";
import type { ContainerDeclaration } from "../declarations.ts";
import { httpMetadata } from "../http-metadata.ts";
import { noWork, type TaskCall, type TaskListener, type TaskWork } from "../task-runner.ts";
import type { ProcessEnd } from "./container-process.ts";
import type { Containers } from "./containers.ts";
import { ecsTask, type TaskPhase } from "./ecs-task.ts";
import { isFargateSize } from "./fargate-sizes.ts";
import { runPlace } from "./run-place.ts";
import {
  familyOf,
  type RunTaskArguments,
  readRunTaskArguments,
  type WrongArguments,
} from "./run-task-arguments.ts";

/** The variable in which a container finds its task token. */
const tokenVariable = "NAGARE_TASK_TOKEN";

/** Performs `ecs:runTask` in one of its patterns for the project's own containers. */
export function runContainerTask(
  containers: Containers,
  clock: Clock,
  pattern: IntegrationPattern,
): (call: TaskCall, tell: TaskListener) => TaskWork {
  return ({ effect, executionArn }, tell) => {
    const given = readRunTaskArguments(effect.arguments);
    if ("wrong" in given) return refusedArguments(tell, given, effect.arguments);
    const container = containers.find(familyOf(given.taskDefinition));
    if (container === undefined)
      return refused(tell, "ECS.ClientException", "TaskDefinition not found.");
    const wrong = wrongSize(container, given);
    if (wrong !== undefined) return refused(tell, "ECS.InvalidParameterException", wrong);
    const task = newTask(container, given, clock);
    const abort = new AbortController();
    const { environment, command } = overridesOf(container, given);
    const hasToken = pattern === "waitForTaskToken" && effect.taskToken !== undefined;
    const token = hasToken ? { [tokenVariable]: effect.taskToken } : {};
    const ended = containers.run(withTag(container, environment["NAGARE_IMAGE_TAG"]), {
      id: task.id,
      ...runPlace(executionArn),
      environment: { ...tags(container), ...token, ...environment },
      tell: (stream, line) => tell.line(container.name, stream, line),
      signal: abort.signal,
      ...(command === undefined ? {} : { command }),
    });
    started[pattern](tell, JSON.stringify(task.response()));
    const finished = ended.then((end) => over[pattern](tell, end, task));
    // Step Functions never cancels what waits for a token, nor what it didn't wait for.
    const cancel = () => pattern.startsWith("sync") && abort.abort();
    return { finished, cancel };
  };
}

/** What ECS doesn't say is a line in the container's log. */
function refusedArguments(
  tell: TaskListener,
  { wrong, help }: WrongArguments,
  given: JsonValue,
): TaskWork {
  if (help !== undefined) tell.line(calledContainer(given), "stderr", help);
  return refused(tell, "ECS.InvalidParameterException", wrong);
}

function calledContainer(given: JsonValue): string {
  const task = typeof given === "object" && given !== null && Reflect.get(given, "TaskDefinition");
  return familyOf(String(task)).replace(/^nagare-local-/, "");
}

/** As the task definition has it that was registered for the call. */
function withTag(container: ContainerDeclaration, tag: string | undefined): ContainerDeclaration {
  const { image } = container;
  if (tag === undefined || image.kind !== "uri") return container;
  const uri = `${image.uri.replace(/(@[^/]*|:[^/]*)+$/, "")}:${tag}`;
  return { ...container, image: { kind: "uri", uri } };
}

function overridesOf({ name }: ContainerDeclaration, { overrides }: RunTaskArguments) {
  const override = overrides.find(({ Name }) => Name === name) ?? overrides[0];
  const variables = override?.Environment?.map(({ Name, Value }) => [Name, Value]) ?? [];
  return { command: override?.Command, environment: Object.fromEntries(variables) };
}

/** What a task definition has on AWS. */
function tags({ name }: ContainerDeclaration): Readonly<Record<string, string>> {
  return { DD_ENV: "local", DD_SERVICE: name, DD_VERSION: "local" };
}

function wrongSize(declared: ContainerDeclaration, given: RunTaskArguments): string | undefined {
  // The size of a task definition that is there already is only known where it is.
  if (declared.image.kind === "taskDefinition") return undefined;
  const { cpu, memoryMiB } = { ...declared, ...given };
  return isFargateSize(cpu, memoryMiB)
    ? undefined
    : `No Fargate configuration exists for given values: ${cpu} CPU, ${memoryMiB} memory.`;
}

interface NewTask {
  readonly id: string;
  /** Of the container. */
  readonly name: string;
  response(): object;
  /** JSON text of the Task object at its end. */
  text(end: ProcessEnd): string;
}

function newTask(container: ContainerDeclaration, given: RunTaskArguments, clock: Clock): NewTask {
  const id = randomUUID().replaceAll("-", "");
  const createdAt = clock.now();
  const at = (phase: TaskPhase) => ecsTask({ id, container, arguments: given, createdAt, phase });
  return {
    id,
    name: container.name,
    response: () => ({
      Failures: [],
      ...httpMetadata({ "Content-Type": "application/x-amz-json-1.1" }, randomUUID()),
      Tasks: [at({ kind: "provisioning" })],
    }),
    text: (end) => {
      const now = clock.now();
      return JSON.stringify(
        end.kind === "notStarted"
          ? at({ kind: "notStarted", reason: end.reason, at: now })
          : at({
              kind: "exited",
              exitCode: end.exitCode,
              startedAt: createdAt,
              at: now,
            }),
      );
    },
  };
}

/** When ECS has taken the task. */
const started: Record<IntegrationPattern, (tell: TaskListener, response: string) => void> = {
  requestResponse: (tell, response) => tell.succeeded(response),
  sync: (tell, response) => tell.submitted(response),
  "sync:2": (tell, response) => tell.submitted(response),
  waitForTaskToken: (tell, response) => tell.submitted(response),
};

/** When the container has ended. */
const over: Record<
  IntegrationPattern,
  (tell: TaskListener, end: ProcessEnd, task: NewTask) => void
> = {
  requestResponse: () => {},
  sync: judged,
  "sync:2": judged,
  // On AWS nobody would notice, and the step would wait for its timeout: on a laptop that helps nobody.
  // On AWS a function answers for it.
  waitForTaskToken: (tell, end, task) => {
    const { error, cause } = failureOf(
      task.name,
      asEvent(JSON.parse(task.text(end))) as StoppedTask,
    );
    tell.failed(error, cause);
  },
};

/** The Task object as EventBridge has it: Step Functions alone begins its members with capitals. */
function asEvent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asEvent);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    asEvent(member),
  ]);
  return Object.fromEntries(members);
}

function judged(tell: TaskListener, end: ProcessEnd, task: NewTask): void {
  const text = task.text(end);
  if (end.kind === "exited" && end.exitCode === 0) tell.succeeded(text);
  else tell.failed("States.TaskFailed", text);
}

function refused(tell: TaskListener, error: string, message: string): TaskWork {
  const service = "Service: AmazonECS; Status Code: 400";
  const code = error.split(".")[1];
  tell.failed(
    error,
    `${message} (${service}; Error Code: ${code}; Request ID: ${randomUUID()}; Proxy: null)`,
  );
  return noWork;
}
