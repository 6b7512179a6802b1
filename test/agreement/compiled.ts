import { setImmediate } from "node:timers/promises";
import { taskHandler } from "../../lambda/task/index.ts";
import type { JsonObject, JsonValue } from "../../lib/asl/index.ts";
import type { CompiledFlow } from "../../lib/compiler/project.ts";
import { type SimulatedCall, type SimulatedTask, simulate } from "../../lib/engine/index.ts";
import { answerDesk } from "../../lib/flow/native/answer-desk.ts";
import { httpInvoke } from "../../lib/local/integrations/http-invoke.ts";
import { performResource } from "../../lib/local/integrations/perform-service.ts";
import { type FakeLocks, fakeLocks } from "./fake-locks.ts";
import type { FlowModule, Outcome } from "./native.ts";
import { objectsInMemory } from "./objects-in-memory.ts";
import { performed } from "./performed.ts";
import { simulatedContainers } from "./simulated-containers.ts";

/** Runs the first flow's state machine; its tasks through the wrapper that Lambda has, its sub-flows as state machines. */
export async function runCompiled(
  flows: readonly [CompiledFlow, ...CompiledFlow[]],
  module: FlowModule,
  input: JsonValue,
  locks: FakeLocks = fakeLocks(),
): Promise<Outcome> {
  const execution = await execute({ flows, module, locks }, input);
  return "output" in execution ? execution : outcomeOf(execution);
}

interface Failed {
  readonly status: string;
  readonly error: string;
  readonly cause: string;
}

type Execution = { readonly output: unknown } | Failed;

/** What all executions of a run share. */
interface Project {
  /** The first one runs. */
  readonly flows: readonly [CompiledFlow, ...CompiledFlow[]];
  readonly module: FlowModule;
  readonly locks: FakeLocks;
}

async function execute(
  project: Project,
  input: JsonValue,
  start?: { readonly executionArn: string },
): Promise<Execution> {
  const { flows, module, locks } = project;
  const functions = module.tasks.map((task) => [`nagare-local-${task.taskName}`, inLambda(task)]);
  const tasks: Record<string, SimulatedTask> = {
    ...Object.fromEntries(functions),
    ...simulatedContainers(),
    "arn:aws:states:::http:invoke": performed(httpInvoke(false)),
    ...locks.tasks,
    "arn:aws:states:::states:startExecution.sync:2": (request) => runChild(project, request),
    "arn:aws:states:::states:startExecution.waitForTaskToken": (request, call) =>
      answered(call, () => runChild(project, request)),
  };
  const [{ definition }] = flows;
  const all = { tasks: { ...servicesOf(definition), ...tasks }, ...(start && { start }) };
  const { status, output, error = "", cause = "" } = await simulate(definition, input, all);
  return status === "SUCCEEDED" ? { output } : { status, error, cause };
}

/** The AWS services that it calls, each as the local service calls it. */
function servicesOf(definition: CompiledFlow["definition"]): Record<string, SimulatedTask> {
  const named = JSON.stringify(definition).matchAll(/"(arn:aws:states:::[\w:.-]+)"/g);
  const called = new Set([...named].map(([, resource = ""]) => resource));
  const others = [...called].filter((resource) => !OWN.test(resource));
  return Object.fromEntries(others.map((resource) => [resource, service(resource)]));
}

function service(resource: string): SimulatedTask {
  return async (given, call) => {
    const perform = () => performResource(resource, given);
    return resource.endsWith(".waitForTaskToken") ? await answered(call, perform) : await perform();
  };
}

const OWN = /:(lambda:invoke|ecs:runTask|states:startExecution|http:invoke)(\.|$)/;

const largeResults = objectsInMemory();

function inLambda(task: FlowModule["tasks"][number]): SimulatedTask {
  const handler = taskHandler(task, {}, largeResults);
  return async (payload, call) => {
    const { effect } = call;
    const clientContext = clientContextOf(effect.arguments as JsonObject);
    const run = async () => (await handler(payload, { clientContext })) as JsonValue;
    return effect.resource.endsWith(".waitForTaskToken") ? await answered(call, run) : await run();
  };
}

/** What the token of a step is answered with, at the place where a natively run task answers too. */
async function answered(
  { effect: { taskToken = "" }, sleep }: SimulatedCall,
  send: () => Promise<JsonValue>,
): Promise<JsonValue> {
  const { promise, resolve, reject } = Promise.withResolvers<JsonValue>();
  promise.catch(() => {});
  let isAnswered = false;
  const succeed = (output: unknown) => resolve(output as JsonValue);
  const answering =
    <T>(answer: (given: T) => void) =>
    (given: T) => {
      isAnswered = true;
      answer(given);
    };
  const who = { succeed: answering(succeed), fail: answering(reject), beat: () => {} };
  await answerDesk.wait(taskToken, who);
  try {
    await send();
    // Those who answer do so before they end.
    if (!isAnswered) await sleep(Number.POSITIVE_INFINITY);
    return await promise;
  } finally {
    await answerDesk.leave(taskToken);
  }
}

/** As Lambda hands it to a function. */
function clientContextOf({ ClientContext }: JsonObject): unknown {
  return JSON.parse(Buffer.from(String(ClientContext), "base64").toString());
}

async function runChild(project: Project, request: JsonValue): Promise<JsonValue> {
  const { flows, locks } = project;
  const { StateMachineArn, Input = {} } = request as JsonObject;
  const child = flows.find((flow) => String(StateMachineArn).endsWith(`:${flow.name}`));
  if (child === undefined) throw new Error(`no flow ${StateMachineArn}`);
  const executionArn = `arn:aws:states:us-east-1:123456789012:execution:${child.name}:${crypto.randomUUID()}`;
  const execution = await execute({ ...project, flows: [child, ...flows] }, Input, {
    executionArn,
  });
  // The others have begun by then: a simulation's own time is none for them.
  for (let turn = 0; turn < 10; turn++) await setImmediate();
  locks.ended(executionArn);
  if ("output" in execution) return { Output: execution.output as JsonValue };
  const ExecutionArn = `arn:aws:states:us-east-1:123456789012:execution:${child.name}:child`;
  const { error: Error_, cause: Cause, status: Status } = execution;
  const own = Status === "TIMED_OUT" ? {} : { Cause, Error: Error_ };
  const described = { ...own, ExecutionArn, Name: "child", Status };
  throw Object.assign(new Error(JSON.stringify(described)), { name: "States.TaskFailed" });
}

/** The error as the flow's own: a function's is JSON with the message, a flow's own is the text. */
function outcomeOf({ status, error, cause }: Failed): Outcome {
  if (status === "TIMED_OUT") return { error: "TaskTimedOut", message: "" };
  if (!cause.startsWith("{")) return { error, message: cause };
  const parsed: { errorMessage?: string } = JSON.parse(cause);
  return { error, message: parsed.errorMessage ?? cause };
}
