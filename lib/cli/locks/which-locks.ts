import type { CompiledProject } from "../../compiler/index.ts";
import type { LockList } from "../../locks/index.ts";
import { wrongUsage } from "../cli-error.ts";

/** Names of locks and rates that a command is about; undefined for all. */
export function whichLocks(
  { flows }: CompiledProject,
  name: string | undefined,
): ReadonlySet<string> | undefined {
  if (name === undefined) return undefined;
  const flow = flows.find((one) => one.name === name);
  const all = flows.flatMap(ofFlow);
  if (flow === undefined) {
    if (all.includes(name)) return new Set([name]);
    throw wrongUsage(`there is no flow or lock "${name}"${knownText(all)}`);
  }
  const own = ofFlow(flow);
  if (own.length === 0) throw wrongUsage(`${name} takes no lock and keeps to no rate`);
  return new Set(own);
}

/** Whether any flow takes a lock or keeps to a rate. */
export function hasLocks({ flows }: CompiledProject): boolean {
  return flows.some((flow) => ofFlow(flow).length > 0);
}

/** The part of a list that is about these. */
export function listedOf<List extends LockList>(
  { locks, rates }: List,
  names: ReadonlySet<string> | undefined,
): { readonly locks: List["locks"][number][]; readonly rates: List["rates"][number][] } {
  const isMeant = ({ lock }: { readonly lock: string }) => names?.has(lock) ?? true;
  return { locks: locks.filter(isMeant), rates: rates.filter(isMeant) };
}

function ofFlow({
  locks = [],
  rates = [],
}: Pick<CompiledProject["flows"][number], "locks" | "rates">): readonly string[] {
  return [...locks, ...rates].map(({ lock }) => lock);
}

function knownText(all: readonly string[]): string {
  const known = [...new Set(all)].sort();
  return known.length === 0 ? ": no flow has any" : `: there is ${known.join(", ")}`;
}
