import { hostname, userInfo } from "node:os";
import {
  type ListedHolder,
  type LockList,
  type LockPorts,
  listLocks,
  type ReleasedByHand,
  releaseByHand,
} from "../../locks/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { holderLabel } from "./holder-label.ts";
import { listedOf } from "./which-locks.ts";

export interface Release {
  /** A run, `FLOW/RUN` or its ARN, or one of its places as `nagare locks` shows it. */
  readonly owner: string;
  readonly reason: string;
  /** Of these locks alone. @default all */
  readonly names: ReadonlySet<string> | undefined;
  readonly env: string | undefined;
}

/** Takes away what a run holds. */
export async function releasePlace(
  ports: LockPorts,
  { owner, reason, names, env }: Release,
): Promise<readonly ReleasedByHand[]> {
  const list = listedOf(await listLocks(ports), names);
  const by = `${userInfo().username}@${hostname()}`;
  const released: ReleasedByHand[] = [];
  for (const { lock, key, holders } of list.locks)
    for (const { holder } of holders.filter((one) => isMeant(one, owner, env)))
      released.push(...(await releaseByHand(ports, { holder, lock, key, reason, by })));
  if (released.length > 0) return released;
  throw wrongUsage(`${owner} holds nothing${holdersText(list, env)}`);
}

function isMeant(
  { holder, execution }: ListedHolder,
  owner: string,
  env: string | undefined,
): boolean {
  const names = [holder, execution].flatMap((id) => [id, holderLabel(id, env)]);
  return names.includes(owner);
}

function holdersText({ locks }: LockList, env: string | undefined): string {
  const all = locks.flatMap(({ lock, holders }) =>
    holders.map(({ holder }) => `${lock} is held by ${holderLabel(holder, env)}`),
  );
  return all.length === 0 ? ", and neither does anybody else" : `: ${all.join(", ")}`;
}
