import type { FlowConcurrency } from "../concurrency.ts";
import { holding, type NativeLock } from "./locks.ts";

/** A call of a flow, task or container with the lock that its `concurrency` asks for. */
export async function holdingFor<Input, T>(
  { kind, name }: { readonly kind: "flow" | "task" | "container"; readonly name: string },
  concurrency: FlowConcurrency<Input> | undefined,
  input: Input,
  work: () => Promise<T>,
  skipped?: (why: string) => T,
): Promise<T> {
  if (concurrency === undefined) return await work();
  const { lock = `${kind} ${name}`, key, limit, whenBusy = "wait", ...others } = concurrency;
  const label = concurrency.lock ?? name;
  const asked = { lock, label, key: key ? String(key(input)) : "*", limit, whenBusy, ...others };
  return await holding(asked, work, skipped && (() => skipped(reasonOf(asked))));
}

/** In the words of the state that ends such a run. */
function reasonOf({ lock, label, key, limit }: NativeLock): string {
  const times = limit === 1 ? "already" : `${limit} times already`;
  const text = lock === label ? `the lock ${label} is taken` : `${label} is running ${times}`;
  return key === "*" ? text : `${text} for ${key}`;
}
