import type { TimelineStep } from "../../lib/timeline/index.ts";
import { parsedObject } from "./parsed-object.ts";

/** Where a step's last try wrote its lines. */
export type LogPlace = {
  readonly group: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
} & (
  | { readonly kind: "container"; readonly stream: string }
  /** A function's stream isn't known: lines that hold one of these texts are in it, the first that is found counts. */
  | { readonly kind: "function"; readonly texts: readonly string[] }
);

/** Undefined where the step is no function or container of the environment. */
export function logPlace(
  step: TimelineStep,
  executionArn: string,
  environment: string,
): LogPlace | undefined {
  const { parameters, from, to = step.to ?? from, cause, ecsTaskArn } = step.attempts.at(-1) ?? {};
  if (parameters === undefined || from === undefined || to === undefined) return undefined;
  const { FunctionName, TaskDefinition } = parsedObject(parameters);
  const { errorMessage, TaskArn, taskArn } = parsedObject(cause);
  if (typeof FunctionName === "string") {
    const group = `/aws/lambda/${functionName(FunctionName)}`;
    // Where Lambda itself fails a call, the function has no last word, but the cause has the call's id.
    const [, request] = /RequestId: (\S+)/.exec(String(errorMessage ?? cause)) ?? [];
    return {
      kind: "function",
      group,
      texts: [executionArn, ...(request ? [request] : [])],
      from,
      to,
    };
  }
  const family = familyOf(String(TaskDefinition));
  const prefix = `nagare-${environment}-`;
  const [id] = [ecsTaskArn, TaskArn, taskArn].filter((arn) => typeof arn === "string");
  if (id === undefined || !family.startsWith(prefix)) return undefined;
  const stream = `nagare/${family.slice(prefix.length)}/${id.split("/").at(-1)}`;
  return { kind: "container", group: `/ecs/${family}`, stream, from, to };
}

/** Of a name, or of `arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS`. */
function functionName(text: string): string {
  return text.split(":")[6] ?? text;
}

/** Of a family, with a revision or not, or of its ARN. */
function familyOf(text: string): string {
  return (text.split("/").at(-1) ?? "").split(":")[0] ?? "";
}
