import type { Caution } from "../compare/changes.ts";
import type { DeployedFlow } from "../model/deployed-project.ts";
import type { Comparison } from "./cautions-of.ts";

/** Flows that go: to AWS a renamed one is one that goes and one that comes. */
export function flowsGone({ before, after, flows }: Comparison): readonly Caution[] {
  const added = flows.filter(({ kind }) => kind === "added").map(({ name }) => name);
  const gone = flows.filter(({ kind }) => kind === "removed").map(({ name }) => name);
  return gone.map((name): Caution => {
    const flow = before.flows.get(name);
    const now = added.find((one) => isSame(flow, after.flows.get(one), name, one));
    return now === undefined
      ? { kind: "flow-removed", flow: name }
      : { kind: "flow-renamed", flow: now, before: name };
  });
}

/** The same steps, where the definition names its flow as well. */
function isSame(
  before: DeployedFlow | undefined,
  after: DeployedFlow | undefined,
  name: string,
  now: string,
): boolean {
  if (before?.definition === undefined || after?.definition === undefined) return false;
  const [old, text] = [before, after].map(({ definition }) => JSON.stringify(definition?.States));
  return old?.replaceAll(name, now) === text;
}
