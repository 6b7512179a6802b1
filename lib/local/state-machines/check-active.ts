import { errors } from "../errors.ts";
import type { StateMachineRecord } from "./state-machine-record.ts";

/** @throws StateMachineDeleting */
export function checkActive({ arn, isDeleting }: StateMachineRecord): void {
  if (isDeleting) throw errors.stateMachineDeleting(arn);
}
