import { arns, parseArn } from "../arns.ts";
import type { Clock } from "../clock/index.ts";
import { errors } from "../errors.ts";
import type { HistoryStore } from "../history/index.ts";
import type {
  AliasRecord,
  Revision,
  Route,
  StateMachineRecord,
  VersionRecord,
} from "./state-machine-record.ts";

/** What an ARN of a state machine, a version or an alias stands for: which revision, under which name. */
export interface Target {
  readonly stateMachine: StateMachineRecord;
  readonly revision: Revision;
  readonly versionArn?: string;
  readonly aliasArn?: string;
}

export interface StateMachinesOptions {
  readonly store: HistoryStore;
  readonly clock: Clock;
  newId(): string;
  /** From 0 to below 1; chooses among the versions of an alias. */
  random(): number;
}

/** The state machines, their versions and aliases. */
export class StateMachines {
  readonly #store: HistoryStore;
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #random: () => number;
  /** ARNs of those that are being deleted. */
  readonly #deleting: Set<string>;

  constructor({ store, clock, newId, random }: StateMachinesOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#newId = newId;
    this.#random = random;
    const deleting = this.#kept().filter(({ isDeleting }) => isDeleting);
    this.#deleting = new Set(deleting.map(({ arn }) => arn));
  }

  all(): readonly StateMachineRecord[] {
    return this.#kept().filter(({ arn }) => this.find(arn) !== undefined);
  }

  find(arn: string): StateMachineRecord | undefined {
    if (this.#deleting.has(arn) && !this.#isRunning(arn)) this.#forget(arn);
    return this.#store.documents.get("stateMachine", arn) as StateMachineRecord | undefined;
  }

  /** Whether it was deleted, and waits for its executions to end. */
  isDeleting(arn: string): boolean {
    return this.#deleting.has(arn);
  }

  /** @throws InvalidArn, StateMachineDoesNotExist */
  get(arn: string): StateMachineRecord {
    parseArn(arn, ["stateMachine"]);
    const found = this.find(arn);
    if (found === undefined) throw errors.stateMachineDoesNotExist(arn);
    return found;
  }

  /**
   * Follows an ARN to a revision; an alias chooses one of its versions by their weights.
   * @throws InvalidArn, StateMachineDoesNotExist
   */
  target(arn: string): Target {
    const [name, qualifier] = parseArn(arn, ["stateMachine"]).parts;
    const stateMachine = this.find(arns.stateMachine(name));
    if (stateMachine === undefined) throw errors.stateMachineDoesNotExist(arn);
    if (qualifier === undefined) return { stateMachine, revision: stateMachine };
    const alias = this.alias(arn);
    const versionArn =
      alias === undefined ? arn : chosen(alias.routingConfiguration, this.#random());
    const version = this.version(versionArn);
    if (version === undefined) throw errors.stateMachineDoesNotExist(arn);
    const aliasArn = alias === undefined ? {} : { aliasArn: arn };
    return { stateMachine, revision: version, versionArn, ...aliasArn };
  }

  create(
    name: string,
    type: StateMachineRecord["type"],
    revision: Omit<Revision, "updateTime" | "revisionId">,
  ): StateMachineRecord {
    const now = this.#clock.now();
    const arn = arns.stateMachine(name);
    const times = { creationTime: now, updateTime: now };
    return this.#keep({ ...revision, ...times, arn, name, type, lastVersion: 0 });
  }

  /** Replaces what `changes` names. A change that changes nothing makes no new revision. */
  update(
    record: StateMachineRecord,
    changes: Partial<Omit<Revision, "updateTime" | "revisionId">>,
  ): StateMachineRecord {
    const changed = { ...record, ...changes };
    const isSame = JSON.stringify(changed) === JSON.stringify(record);
    const updateTime = this.#clock.now();
    if (isSame) return this.#keep({ ...record, updateTime });
    return this.#keep({ ...changed, updateTime, revisionId: this.#newId() });
  }

  /** It goes when none of its executions runs any more. */
  remove(arn: string): void {
    const record = this.find(arn);
    if (record === undefined) return;
    if (this.#isRunning(arn)) this.#keep({ ...record, isDeleting: true });
    else this.#forget(arn);
  }

  /**
   * Publishes the revision; it has a version already if it was published last time too.
   * @throws ServiceQuotaExceededException
   */
  publish(record: StateMachineRecord, description?: string): VersionRecord {
    const latest = this.version(arns.version(record.arn, record.lastVersion));
    if (latest !== undefined && latest.revisionId === record.revisionId) return latest;
    if (this.versions(record.arn).length >= mostVersions)
      throw errors.serviceQuotaExceeded(`A state machine has at most ${mostVersions} versions`);
    const number = record.lastVersion + 1;
    const { definition, roleArn, loggingConfiguration, tracingConfiguration } = record;
    const { updateTime, revisionId, encryptionConfiguration } = record;
    const version: VersionRecord = {
      arn: arns.version(record.arn, number),
      stateMachineArn: record.arn,
      number,
      publishTime: this.#clock.now(),
      ...{ definition, roleArn, loggingConfiguration, tracingConfiguration, updateTime },
      ...(revisionId === undefined ? {} : { revisionId }),
      ...(encryptionConfiguration === undefined ? {} : { encryptionConfiguration }),
      ...(description === undefined ? {} : { description }),
    };
    this.#store.documents.put("version", version.arn, version);
    this.#keep({ ...record, lastVersion: number });
    return version;
  }

  version(arn: string): VersionRecord | undefined {
    return this.#store.documents.get("version", arn) as VersionRecord | undefined;
  }

  /** Newest first. */
  versions(stateMachineArn: string): readonly VersionRecord[] {
    const all = this.#store.documents.all("version") as readonly VersionRecord[];
    return all
      .filter((version) => version.stateMachineArn === stateMachineArn)
      .toSorted((one, other) => other.number - one.number);
  }

  removeVersion(arn: string): void {
    this.#store.documents.remove("version", arn);
  }

  alias(arn: string): AliasRecord | undefined {
    return this.#store.documents.get("alias", arn) as AliasRecord | undefined;
  }

  aliases(stateMachineArn: string): readonly AliasRecord[] {
    const all = this.#store.documents.all("alias") as readonly AliasRecord[];
    return all.filter((alias) => alias.stateMachineArn === stateMachineArn);
  }

  keepAlias(alias: AliasRecord): void {
    this.#store.documents.put("alias", alias.arn, alias);
  }

  removeAlias(arn: string): void {
    this.#store.documents.remove("alias", arn);
  }

  #kept(): readonly StateMachineRecord[] {
    // Only `#keep` writes these.
    return this.#store.documents.all("stateMachine") as readonly StateMachineRecord[];
  }

  #isRunning(arn: string): boolean {
    return this.#store.executions({ of: arn, status: "RUNNING", limit: 1 }).items.length > 0;
  }

  /** Versions, aliases and tags go with it. */
  #forget(arn: string): void {
    for (const version of this.versions(arn)) this.removeVersion(version.arn);
    for (const alias of this.aliases(arn)) this.removeAlias(alias.arn);
    this.#store.documents.remove("tags", arn);
    this.#store.documents.remove("stateMachine", arn);
    this.#deleting.delete(arn);
  }

  #keep(record: StateMachineRecord): StateMachineRecord {
    if (record.isDeleting) this.#deleting.add(record.arn);
    else this.#deleting.delete(record.arn);
    this.#store.documents.put("stateMachine", record.arn, record);
    return record;
  }
}

const mostVersions = 1000;

function chosen(routes: readonly Route[], random: number): string {
  let left = random * 100;
  for (const { stateMachineVersionArn, weight } of routes) {
    left -= weight;
    if (left < 0) return stateMachineVersionArn;
  }
  return routes[0]?.stateMachineVersionArn ?? "";
}
