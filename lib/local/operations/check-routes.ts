import { parseArn } from "../arns.ts";
import { errors } from "../errors.ts";
import type { Service } from "../service.ts";
import type { Route } from "../state-machines/index.ts";

/**
 * The state machine that an alias's routes lead to.
 * @throws ValidationException, InvalidArn, ResourceNotFound
 */
export function checkRoutes({ stateMachines }: Service, routes: readonly Route[]): string {
  const arns = routes.map((route) => route.stateMachineVersionArn);
  if (new Set(arns).size < arns.length)
    throw errors.validation(
      `Routing configuration must contain distinct state machine version ARNs. Received: [${arns.join(", ")}]`,
    );
  const machines = arns.map(stateMachineOf);
  if (machines.includes(undefined))
    throw errors.validation(
      `Routing configuration must contain state machine version ARNs. Received: [${arns.join(", ")}]`,
    );
  const weights = routes.map(({ weight }) => weight);
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100)
    throw errors.validation(
      `Sum of routing configuration weights must equal 100. Received: [${weights.join(", ")}]`,
    );
  const [machine, other] = [...new Set(machines)];
  if (machine === undefined || other !== undefined)
    throw errors.validation("Routing configuration must point to versions of one state machine");
  const missing = arns.find((arn) => stateMachines.version(arn) === undefined);
  if (missing !== undefined) throw errors.resourceNotFound(missing);
  return machine;
}

/** Undefined for what is no version's ARN. */
function stateMachineOf(versionArn: string): string | undefined {
  const { parts } = parseArn(versionArn, ["stateMachine"]);
  if (!/^\d+$/.test(parts[1] ?? "")) return undefined;
  return versionArn.slice(0, versionArn.lastIndexOf(":"));
}
