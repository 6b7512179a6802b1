import type { CompiledProject } from "../../compiler/index.ts";
import { locksFunction, locksTable } from "../../locks/index.ts";

/** A flow that takes places in locks. */
export interface LockFlow {
  readonly name: string;
  /** Whether runs of its own may be child runs of a distributed Map. */
  readonly isDistributed: boolean;
}

/** What an environment's flows need of locks; undefined if they have none. */
export interface LockNeeds {
  /** Those that take places; a rate needs the table alone. */
  readonly flows: readonly LockFlow[];
}

export function lockNeeds({ flows }: Pick<CompiledProject, "flows">): LockNeeds | undefined {
  const written = flows.map(({ name, definition }) => [name, JSON.stringify(definition)] as const);
  const using = written.filter(([, text]) => text.includes(locksTable));
  if (using.length === 0) return undefined;
  const holding = using.filter(([, text]) => text.includes(locksFunction));
  return {
    flows: holding.map(([name, text]) => ({ name, isDistributed: text.includes('"DISTRIBUTED"') })),
  };
}
