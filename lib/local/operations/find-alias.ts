import { parseArn } from "../arns.ts";
import { errors } from "../errors.ts";
import type { Service } from "../service.ts";
import type { AliasRecord } from "../state-machines/index.ts";

/** @throws InvalidArn, ResourceNotFound */
export function findAlias({ stateMachines }: Service, arn: string): AliasRecord {
  parseArn(arn, ["stateMachine"]);
  const found = stateMachines.alias(arn);
  if (found === undefined) throw errors.resourceNotFound(arn);
  return found;
}
