import type { Caution } from "../../changes/index.ts";
import { grantedText } from "./grant-text.ts";
import { typeText } from "./type-text.ts";

type Text<Kind extends Caution["kind"]> = (
  caution: Extract<Caution, { readonly kind: Kind }>,
  stack: string,
) => string;

/** Why a change is to be minded, and what to do. */
export function cautionText(caution: Caution, stack: string): string {
  return TEXTS[caution.kind](caution as never, stack);
}

const TEXTS: { readonly [Kind in Caution["kind"]]: Text<Kind> } = {
  // AWS: "On the next state transition, the state machine's executions are terminated."
  "flow-removed": ({ flow }) => `flow ${flow} goes: its runs in progress end at their next step`,
  "flow-renamed": ({ flow, before }) =>
    `flow ${flow} has the steps of ${before}: to AWS it is a new flow, and runs of ${before} in progress end at their next step`,
  "starts-removed": ({ flow, starts }) => `flow ${flow} is started no more by ${starts.join("; ")}`,
  "grants-lost": ({ part, name, grants }, stack) => {
    const lost = grants.map((grant) => grantedText(grant, stack)).join("; ");
    return part === "flow"
      ? `runs of ${name} that began before the deploy, and their redrives, lose ${lost}`
      : `${part} ${name} loses ${lost}, for runs in progress too`;
  },
  "task-removed": ({ task, name, flows }) =>
    `${task} ${name} goes: runs of ${flows.join(", ")} in progress may still call it`,
  "type-changed": ({ flow }) =>
    `flow ${flow} changes between Standard and Express, for which CloudFormation can't replace a state machine that has a name: give the flow another name, or take it away in one deploy and add it in the next`,
  moved: ({ resources }) => {
    const [first] = resources;
    const [type = "", name = ""] = first?.resource.split(" ") ?? [];
    const count = resources.length === 1 ? "1 resource gets" : `${resources.length} resources get`;
    const example = `${typeText(type)} ${name}, from ${first?.before} to ${first?.after}`;
    return `the deploy will fail: ${count} another place in the stacks under the same name, and AWS refuses the new one while the old one is there. One is ${example}`;
  },
};
