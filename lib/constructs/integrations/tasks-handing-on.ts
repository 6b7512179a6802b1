import type { StateMachine } from "../../asl/index.ts";
import { tasksOf } from "../definition/map-tasks.ts";
import { argumentsOf } from "./arguments-of.ts";
import { nameInPlaceholder } from "./placeholders.ts";

/** The functions of a definition whose results only other functions get: those may be large. */
export function tasksHandingOn(definition: StateMachine): ReadonlySet<string> {
  const calls = tasksOf(definition)
    .filter(({ Resource }) => Resource.endsWith(":lambda:invoke"))
    .map(argumentsOf);
  const handing = calls.filter((args) => String(args["ClientContext"]).includes(MARK));
  return new Set(handing.map((args) => nameInPlaceholder(args["FunctionName"])));
}

/** As the compiler writes it. */
const MARK = '"handedOn": true';
