import { parseArn } from "../arns.ts";
import { errors } from "../errors.ts";
import type { Service } from "../service.ts";

/** @throws InvalidArn, ResourceNotFound */
export function checkTaggable({ store }: Service, arn: string): void {
  const { resourceType } = parseArn(arn, ["stateMachine", "activity"]);
  const kind = resourceType === "activity" ? "activity" : "stateMachine";
  if (store.documents.get(kind, arn) === undefined) throw errors.resourceNotFound(arn);
}
