import { errors } from "../errors.ts";

/**
 * The ARN of a distributed Map's child executions, `…:stateMachine:name/label`, stands for nothing that could be started or changed.
 * @throws ValidationException
 */
export function checkUnlabelled(arn: string): void {
  if (arn.includes("/")) throw errors.labelledArn(arn);
}
