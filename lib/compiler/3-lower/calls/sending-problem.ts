import type ts from "typescript";
import { type AwsCall, fixedOptions } from "../../1-load/index.ts";
import { hasAwaits } from "../awaits/units.ts";
import type { Project } from "../callables/callable.ts";
import type { Step } from "./resolve-step.ts";

/** A step whose state can wait for the answer to a token. */
export type Sender = Extract<Step, { readonly kind: "task" | "flow" | "aws" }>;

export function isSender(step: Step | undefined): step is Sender {
  return step?.kind === "task" || step?.kind === "flow" || step?.kind === "aws";
}

/** Why a step can't send the token of a callback. */
export function sendingProblem(
  sent: Step | undefined,
  constants: readonly ts.VariableDeclaration[],
  project: Project,
): string | undefined {
  if (sent?.kind === "container")
    return "awaits a container, which answers by itself: `output: json<Answer>()`";
  if (!isSender(sent)) return "awaits something else";
  if ([sent.call, ...sent.call.arguments, ...constants].some(hasAwaits))
    return "awaits more than one step";
  return sent.kind === "aws" ? serviceProblem(sent, project) : undefined;
}

function serviceProblem(step: AwsCall, project: Project): string | undefined {
  const { service, action, pattern } = step;
  const isSending = SENDING.has(`${service}.${action}`);
  if (pattern === "sync" || !isSending) {
    const called = `\`aws.${service}.${action}${pattern === "sync" ? ".sync" : ""}\``;
    return `calls ${called}: of AWS, \`sqs.sendMessage\`, \`sns.publish\` and \`events.putEvents\` send tokens`;
  }
  return fixedOptions(step, project).settings.has("timeout")
    ? "bounds the sending by `timeout`, which is an option of `callback`"
    : undefined;
}

/** Actions that hand a message to somebody. EventBridge has two names. */
const SENDING: ReadonlySet<string> = new Set([
  "eventbridge.putEvents",
  "events.putEvents",
  "sns.publish",
  "sqs.sendMessage",
]);
