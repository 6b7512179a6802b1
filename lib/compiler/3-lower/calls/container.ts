import type ts from "typescript";
import type { FunctionNode, LoadedContainer } from "../../1-load/index.ts";
import type { Action, ContainerAction, Edge, TaskNode } from "../../ir/index.ts";
import { call, type Expression, literal } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { goTo } from "../edges.ts";
import { originAt, type StepPlace } from "../place.ts";
import { answerCheck } from "./answer-check.ts";
import { ended } from "./ended.ts";
import { giftsFor, give } from "./give.ts";
import { inlineFunction } from "./inline-function.ts";
import { resultEdge } from "./result.ts";
import { containerRetries, ecsRetry } from "./retries.ts";
import { stopsOf } from "./stops.ts";

/** Runs a container with what its `command` and `environment` say of the input. */
export function startContainer(
  container: LoadedContainer,
  input: Value | undefined,
  node: ts.Node,
  given: StepPlace,
): Edge {
  const { place } = given;
  place.flow.calls.containers.add(container.name);
  const gifts = giftsFor(container, input, given);
  const { at } = gifts;
  const hasOutput = container.reports || container.writesFile;
  const origin = originAt(place, node, container.name);
  const common = {
    kind: "task",
    origin,
    action: actionOf(container, input, at),
    ...(container.timeoutSeconds === undefined ? {} : { timeoutSeconds: container.timeoutSeconds }),
    ...(container.heartbeatSeconds && { heartbeatSeconds: container.heartbeatSeconds }),
    ...(hasOutput && answerCheck(container.name, node, at)),
    // Step Functions lets a container succeed with exit code 0 only.
    next: hasOutput ? resultEdge(at) : resultEdge(at, ended(0, "succeeded")),
    catch: place.exits.catches(),
  } as const satisfies Partial<TaskNode>;
  // With a token it says how it ended under a name: that is all there is to look at.
  const added = container.reports
    ? place.graph.add({ ...common, retry: [ecsRetry, ...containerRetries(container.retry)] })
    : place.graph.add({ ...common, retry: [ecsRetry], stops: stopsOf(container, at) });
  return give(gifts, container, node, goTo(added));
}

function actionOf(
  container: LoadedContainer,
  input: Value | undefined,
  at: StepPlace,
): Extract<Action, { kind: "container" }> {
  const lowered = (fn: FunctionNode | undefined): Expression | undefined =>
    fn && inlineFunction(fn, input, at.context).expression;
  const command = lowered(container.command);
  const environment = lowered(container.environment);
  return {
    kind: "container",
    container: container.name,
    ...placementOf(container),
    ...(command && { command }),
    ...(environment && { environment }),
    ...sizeOf(container, lowered),
    ...tagOf(container, lowered, at),
    reports: container.reports,
    writesFile: container.writesFile,
    ...(at.place.fence && { fence: at.place.fence }),
  };
}

/** Both, where the input says one of them or the task definition isn't nagare's; ECS takes them as texts. */
function sizeOf(
  { cpuOf, memoryOf, settings, image }: LoadedContainer,
  lowered: (fn: FunctionNode | undefined) => Expression | undefined,
): Pick<Extract<Action, { kind: "container" }>, "cpu" | "memory"> {
  const isComputed = cpuOf !== undefined || memoryOf !== undefined;
  if (!isComputed && image.kind !== "taskDefinition") return {};
  const text = (option: string, fn: FunctionNode | undefined): Expression | undefined => {
    const computed = lowered(fn);
    const given = settings.get(option)?.value;
    return computed
      ? call("string", computed)
      : given === undefined
        ? undefined
        : literal(`${given}`);
  };
  const cpu = text("cpu", cpuOf);
  const memory = text("memory", memoryOf);
  return { ...(cpu && { cpu }), ...(memory && { memory }) };
}

/** Of the image and the machines only what the definition itself has to say; the rest is the task definition's. */
function placementOf({ image, capacity }: LoadedContainer): Partial<ContainerAction> {
  const spot = capacity === "fargate-spot" ? "FARGATE_SPOT" : undefined;
  const provider = typeof capacity === "object" ? capacity.provider : spot;
  return {
    ...(image.kind === "taskDefinition" && { existing: image.container }),
    ...(provider !== undefined && { provider }),
  };
}

function tagOf(
  { image, tag }: LoadedContainer,
  lowered: (fn: FunctionNode | undefined) => Expression | undefined,
  at: StepPlace,
): Pick<Extract<Action, { kind: "container" }>, "tag"> {
  const value = lowered(tag);
  if (value === undefined || image.kind !== "uri") return {};
  const registered = at.place.flow.variables.declare("image", "never");
  // A colon before the last slash is that of a port.
  return { tag: { image: image.uri.replace(/(@[^/]*|:[^/]*)+$/, ""), value, registered } };
}
