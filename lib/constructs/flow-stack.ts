import { Fn, Stack } from "aws-cdk-lib";
import { type IKey, Key } from "aws-cdk-lib/aws-kms";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { CompiledFlow, CompiledProject } from "../compiler/index.ts";
import type { Environment } from "../flow/index.ts";
import type { TaskBundles } from "./bundle-tasks.ts";
import { checkStackSizes } from "./check-stack-sizes.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { ContainerCluster } from "./container-cluster.ts";
import { ContainerTask } from "./container-task.ts";
import { DataBucket } from "./data-bucket.ts";
import { showInDatadog } from "./datadog/show-in-datadog.ts";
import { applyToAll } from "./environment/apply-to-all.ts";
import { checkRoles } from "./environment/check-roles.ts";
import { checkedRetention } from "./environment/checked-retention.ts";
import { deployedProject } from "./environment/deployed-project.ts";
import { forwardToDestination } from "./environment/forward-logs.ts";
import { refuseErrors } from "./environment/refuse-errors.ts";
import { withConstructs } from "./environment/with-constructs.ts";
import { existingTask } from "./existing-task.ts";
import { Flow } from "./flow.ts";
import type { FlowResources } from "./flow-resources.ts";
import { type FlowStackProps, stackPropsOf } from "./flow-stack-props.ts";
import { FunctionTask } from "./function-task.ts";
import { containersWithToken } from "./integrations/containers-with-token.ts";
import { lockNeeds } from "./locks/lock-flows.ts";
import { Locks } from "./locks/locks.ts";
import { makeNotStarted, makeSchedules } from "./make-schedules.ts";
import { makeTriggers } from "./make-triggers.ts";
import { NestedStacks } from "./nested-stacks.ts";
import type { NotStarted } from "./not-started.ts";
import { Notices } from "./notices/notices.ts";
import { tellOfFailures } from "./notices/tell-of-failures.ts";
import { type ResourceNames, resourceNames } from "./resource-names.ts";
import type { RunnableTask } from "./runnable-task.ts";
import { needsData, shareData } from "./share-data.ts";
import { stackResources } from "./stack-resources.ts";
import { StoppedContainers } from "./stopped-containers.ts";
import { usedContainers } from "./used-containers.ts";

/**
 * One environment of a project: its flows, and the functions, task definitions, schedules, triggers, cluster and network that these need. What is there for each flow or task lies in
 * nested stacks, by its own name, so that adding a flow changes nothing of another; what is there once lies in this one.
 */
export class FlowStack extends Stack {
  readonly #stacks: Readonly<Record<"tasks" | "flows" | "starts", NestedStacks>>;
  readonly #flows: ReadonlyMap<string, Flow>;
  readonly #tasks: ReadonlyMap<string, FunctionTask>;
  readonly #containers: ReadonlyMap<string, ContainerTask>;
  readonly #existing: ReadonlyMap<string, RunnableTask>;
  readonly #names: ResourceNames;
  readonly #logRetention: RetentionDays;
  readonly #encryptionKey: IKey | undefined;
  readonly #notStarted: NotStarted | undefined;

  constructor(scope: Construct, id: string, declared: FlowStackProps) {
    const { environmentName } = declared;
    refuseErrors(declared.project);
    const names = resourceNames(environmentName);
    super(scope, id, {
      stackName: names.stack,
      description: `Flows of nagare, environment ${environmentName}`,
      ...stackPropsOf(declared),
    });
    const environment = withConstructs(this, declared.environment, declared);
    checkRoles(declared.roles ?? {}, declared.project);
    const project = deployedProject(declared, environment);
    const props = { ...declared, environment, project };
    this.#names = names;
    this.#stacks = {
      tasks: new NestedStacks(this, "Tasks"),
      flows: new NestedStacks(this, "Flows"),
      starts: new NestedStacks(this, "Starts"),
    };
    this.#logRetention = checkedRetention(environmentName, environment, declared.project);
    this.#encryptionKey = keyOf(this, environment);
    this.#notStarted = makeNotStarted(this, {
      ...{ project, environment, names },
      ...(this.#encryptionKey && { encryptionKey: this.#encryptionKey }),
    });
    this.#tasks = this.#makeTasks(props);
    this.#existing = this.#findExisting(project, environment);
    this.#containers = this.#makeContainers(props);
    this.#flows = this.#makeFlows(props);
    this.#makeStarts(props);
    this.#stacks.flows.after(this.#stacks.tasks);
    // A rate starts its flow at once, and that may start any other.
    this.#stacks.starts.after(this.#stacks.flows);
    forwardToDestination(this, { names, environment });
    showInDatadog(this, { names, environment });
    applyToAll(this, environment);
    checkStackSizes(this, environmentName);
  }

  /** The construct of a flow, to alarm on it or start it. */
  flow(name: string): Flow {
    return known("flow", this.#flows, name);
  }

  /** The construct of a task, to grant its function more: `bucket.grantRead(stack.task("denormalize").function)`. */
  task(name: string): FunctionTask {
    return known("task", this.#tasks, name);
  }

  /** The construct of a container, to grant it more: `bucket.grantRead(stack.container("load").taskRole)`. */
  container(name: string): ContainerTask {
    return known("container", this.#containers, name);
  }

  /** What tells of failures: its function may need the key of an encrypted topic. Undefined where the environment names no place to tell. */
  get notices(): Notices | undefined {
    const made = this.node.tryFindChild("Notices");
    return made instanceof Notices ? made : undefined;
  }

  /** Without this override a stack with account and region would look its zones up, with credentials. */
  override get availabilityZones(): string[] {
    return [Fn.select(0, Fn.getAzs()), Fn.select(1, Fn.getAzs())];
  }

  #makeTasks({
    project,
    bundles,
    environment,
    roles = {},
  }: FlowStackProps): ReadonlyMap<string, FunctionTask> {
    const { network } = environment;
    const used = new Set(project.flows.flatMap(({ tasks }) => tasks));
    return new Map(
      project.tasks
        .filter(({ name }) => used.has(name))
        .map((task) => [
          task.name,
          new FunctionTask(this.#stacks.tasks.scopeOf(task.name), task.name, {
            task,
            names: this.#names,
            bundle: bundleOf(task.name, bundles),
            logRetention: this.#logRetention,
            ...(network && { network }),
            ...(Object.hasOwn(roles, task.name) && { role: roles[task.name] }),
          }),
        ]),
    );
  }

  #findExisting(
    project: CompiledProject,
    environment: Environment,
  ): ReadonlyMap<string, RunnableTask> {
    return new Map(
      usedContainers(project).flatMap((container) => {
        const found = existingTask(this, container, environment);
        return found === undefined ? [] : [[container.name, found] as const];
      }),
    );
  }

  #makeContainers({
    project,
    environment,
    roles = {},
  }: FlowStackProps): ReadonlyMap<string, ContainerTask> {
    return new Map(
      usedContainers(project)
        .filter(({ name }) => !this.#existing.has(name))
        .map((container) => [
          container.name,
          new ContainerTask(
            this.#stacks.tasks.scopeOf(container.name, "Containers"),
            container.name,
            {
              ...{ container, environment, names: this.#names, logRetention: this.#logRetention },
              ...(Object.hasOwn(roles, container.name) && { taskRole: roles[container.name] }),
            },
          ),
        ]),
    );
  }

  #makeFlows({ project, environment }: FlowStackProps): ReadonlyMap<string, Flow> {
    const tasks = this.#tasks;
    const containers = new Map<string, RunnableTask>([...this.#existing, ...this.#containers]);
    const usesSpot = usedContainers(project).some(({ capacity }) => capacity === "fargate-spot");
    const cluster =
      containers.size === 0
        ? undefined
        : new ContainerCluster(this, "Cluster", { names: this.#names, environment, usesSpot });
    const connections = new Map(Object.entries(environment.connections ?? {}));
    const data = this.#makeData(project);
    const encryptionKeyArn = environment.encryption?.keyArn;
    const parts = { tasks, containers, cluster, connections, data, encryptionKeyArn };
    const resources = stackResources(this, this.#names, parts);
    const needs = lockNeeds(project);
    const locks =
      needs &&
      new Locks(this, "Locks", {
        ...{ names: this.#names, needs, logRetention: this.#logRetention },
        ...(encryptionKeyArn !== undefined && { encryptionKeyArn }),
      });
    if (cluster !== undefined) this.#noticeCrashes(project, cluster, resources);
    tellOfFailures(this, {
      project,
      environment,
      names: this.#names,
      resources,
      logRetention: this.#logRetention,
      notStarted: this.#notStarted?.queue,
      locks,
      alarmScopeOf: (flow) => this.#stacks.flows.scopeOf(flow, "Alarms"),
    });
    return new Map(
      project.flows.map((flow) => [flow.name, this.#makeFlow(flow, environment, resources, data)]),
    );
  }

  /** Only where a flow waits for the token of a container. */
  #noticeCrashes(
    { flows }: CompiledProject,
    { clusterArn, taskArns }: ContainerCluster,
    resources: FlowResources,
  ): void {
    const waiting = flows.map(({ name, definition }) => ({
      name,
      containers: containersWithToken(definition),
    }));
    const containers = new Set(waiting.flatMap((flow) => [...flow.containers]));
    if (containers.size === 0) return;
    new StoppedContainers(this, "StoppedContainers", {
      names: this.#names,
      clusterArn,
      taskArns,
      families: [...containers].map((name) => resources.container(name).family),
      stateMachineArns: waiting
        .filter((flow) => flow.containers.size > 0)
        .map(({ name }) => resources.stateMachineArn(name)),
      logRetention: this.#logRetention,
    });
  }

  #makeFlow(
    flow: CompiledFlow,
    environment: Environment,
    resources: FlowResources,
    data: DataBucket | undefined,
  ): Flow {
    const made = new Flow(this.#stacks.flows.scopeOf(flow.name), flow.name, {
      flow,
      names: this.#names,
      resources,
      logRetention: this.#logRetention,
      tracing: environment.tracing ?? false,
      keepRole: environment.removalPolicy !== "destroy",
      ...(this.#encryptionKey && { encryptionKey: this.#encryptionKey }),
    });
    if (data !== undefined)
      shareData(flow, data, { tasks: this.#tasks, containers: this.#containers });
    for (const name of containersWithToken(flow.definition)) {
      this.#containers.get(name)?.allowAnswers(resources.stateMachineArn(flow.name));
    }
    return made;
  }

  #makeStarts({ project, environment }: FlowStackProps): void {
    const notStarted = this.#notStarted;
    if (notStarted === undefined) return;
    const flow = (name: string) => this.flow(name);
    const stacks = this.#stacks.starts;
    const starts = {
      ...{ project, environment, names: this.#names, flow, notStarted, stacks },
      logRetention: this.#logRetention,
      ...(this.#encryptionKey && { encryptionKey: this.#encryptionKey }),
    };
    makeSchedules(this, starts);
    makeTriggers(this, starts);
  }

  #makeData({ flows }: CompiledProject): DataBucket | undefined {
    if (!flows.some(needsData)) return undefined;
    const bucketName = this.#names.dataBucket(this.account, this.region);
    return new DataBucket(this, "Data", { bucketName });
  }
}

function keyOf(scope: Construct, { encryption }: Environment): IKey | undefined {
  return encryption && Key.fromKeyArn(scope, "Key", encryption.keyArn);
}

function bundleOf(task: string, bundles: TaskBundles): string {
  const bundle = bundles.get(task);
  if (bundle !== undefined) return bundle;
  throw new Error(`the task ${task} has no bundle`);
}

function known<Value>(kind: string, all: ReadonlyMap<string, Value>, name: string): Value {
  const value = all.get(name);
  if (value !== undefined) return value;
  throw new ConfigurationError(
    `no ${kind} "${name}" is deployed; there is ${[...all.keys()].join(", ")}`,
  );
}
