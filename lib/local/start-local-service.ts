import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Clock, realClock, skippingClock } from "./clock/index.ts";
import { EventBus, executionEvent, objectEvent } from "./events/index.ts";
import { start } from "./executions/index.ts";
import { type HistoryStore, memoryStore, SqliteStore } from "./history/index.ts";
import { EmbeddedDynamodb } from "./integrations/index.ts";
import type { LocalService, LocalServiceOptions } from "./local-service.ts";
import { LocalLocks } from "./locks/index.ts";
import { MapRuns } from "./map-runs/index.ts";
import { EmbeddedS3 } from "./objects/index.ts";
import { putStateMachine } from "./put-state-machine.ts";
import { announce, withdraw } from "./running-service.ts";
import { type RunPorts, Runs } from "./runs/index.ts";
import { Scheduler } from "./scheduler/index.ts";
import { type RunningServer, serve } from "./server.ts";
import type { Service } from "./service.ts";
import { StateMachines } from "./state-machines/index.ts";
import { stepFunctionsPort } from "./step-functions-port.ts";
import { TaskOutput } from "./task-output.ts";
import { type TaskRunners, type TaskRunnersOptions, taskRunners } from "./tasks/index.ts";
import { Watchdog } from "./watchdog/index.ts";

/**
 * Starts Step Functions on this machine, and goes on with every execution that had not ended.
 *
 * @throws PortUnavailable, HistoryUnavailable
 */
export async function startLocalService(options: LocalServiceOptions): Promise<LocalService> {
  const { directory, clock: outside = realClock, skipTime = false, allowAws = false } = options;
  const clock = skipTime ? skippingClock(outside) : outside;
  const store = openStore(options);
  let endpoint = "";
  const output = new TaskOutput(store, clock);
  const locks = new LocalLocks({ clock, store, skipsTime: skipTime, endpoint: () => endpoint });
  const runners = runnersOf(options, clock, {
    endpoint: () => endpoint,
    stepFunctions: stepFunctionsPort(() => service),
    locks,
  });
  const own = ownOf(options, runners);
  const newId = (): string => randomUUID();
  const objects = options.objects ?? runners.objects;
  const events = eventBus(options, { clock, store, newId }, () => service);
  const mapRuns: MapRuns = new MapRuns({ clock, store, objects, runs: () => runs });
  const runs = new Runs({
    ...{ clock, store, mapRuns, perform: own.perform },
    line: (...line) => output.add(...line),
    isDeleting: (arn) => stateMachines.isDeleting(arn),
    ...news(events, locks),
  });
  const stateMachines = new StateMachines({ store, clock, newId, random: Math.random });
  const embedded = embeddedServices(options, events);
  const told = { events, mapRuns, stateMachines, output, ...embedded, newId };
  const reload = async (): Promise<void> => options.reload?.(local);
  const service: Service = { clock, store, runs, reload, ...told, ...own };
  await runners.declare(options.tasks ?? [], options.containers ?? []);
  const server = await served(service, options.port ?? 0);
  endpoint = `http://127.0.0.1:${server.port}`;
  announce(directory, { endpoint, skipTime, allowAws });
  const local = running(service, runners, endpoint, options.late, () => close());
  const close = async (): Promise<void> => {
    withdraw(directory, endpoint);
    await locks.close();
    runs.abandon();
    await Promise.all([server.close(), runners.close()]);
    await closeServices(service);
  };
  if (options.resume !== false) await goOn(service, locks, close);
  return local;
}

async function closeServices({ dynamodb, s3, output, store }: Service): Promise<void> {
  await Promise.all([dynamodb.close(), s3.close()]);
  output.flush();
  store.close();
}

/** Opens the port; or lets go of the history. */
async function served(service: Service, port: number): Promise<RunningServer> {
  try {
    return await serve(service, port);
  } catch (error) {
    service.store.close();
    throw error;
  }
}

/** Takes up what had not ended; or, when that can't be read, lets go of the port and the folder. */
async function goOn(
  { runs, mapRuns, events }: Service,
  locks: LocalLocks,
  close: () => Promise<void>,
): Promise<void> {
  try {
    await runs.resume();
    mapRuns.sweep();
    events.resume();
    locks.resume();
  } catch (error) {
    await close();
    throw error;
  }
}

function running(
  service: Service,
  runners: TaskRunners,
  endpoint: string,
  late: LocalServiceOptions["late"],
  close: () => Promise<void>,
): LocalService {
  const { clock, store, events, runs, output } = service;
  const scheduler = new Scheduler({ clock, store, keep: (starts) => events.keep(starts) });
  const watchdog = new Watchdog({ clock, store, tell: (each) => late?.(each) });
  let closed: Promise<void> | undefined;
  return {
    endpoint,
    get runningCount() {
      return runs.size;
    },
    putStateMachine: (...flow) => putStateMachine(service, ...flow),
    declare: (tasks, containers) => runners.declare(tasks, containers),
    declareRules: (rules) => service.events.declare(rules),
    declareSchedules: (schedules) => scheduler.declare(schedules),
    declareDeadlines: (flows) => watchdog.declare(flows),
    onTaskOutput: (listener) => output.listen(listener),
    taskOutput: (query) => output.last(query),
    close: () => {
      scheduler.close();
      watchdog.close();
      closed ??= close();
      return closed;
    },
  };
}

function openStore({ history = "kept", directory }: LocalServiceOptions): HistoryStore {
  if (history === "forgotten") return memoryStore();
  const store = new SqliteStore(join(directory, "history.sqlite"));
  // The folder is ours alone now: whoever made these bundles was killed.
  rmSync(bundlesIn(directory), { recursive: true, force: true });
  return store;
}

const tellUser = (text: string): void => void process.stderr.write(`${text}\n`);

function eventBus(
  { rules = [], notStarted = tellUser }: LocalServiceOptions,
  ports: Pick<Service, "clock" | "store" | "newId">,
  service: () => Service,
): EventBus {
  const bus = new EventBus({
    ...ports,
    notStarted,
    start: async ({ id, target, input }) =>
      await start(service(), service().stateMachines.target(target), { name: id, input }),
  });
  bus.declare(rules);
  return bus;
}

/** What rules hear of runs. */
const news = (
  events: EventBus,
  locks: LocalLocks,
): Pick<RunPorts, "deliveriesOf" | "deliver" | "statusChanged"> => ({
  deliveriesOf(record, state) {
    const event = executionEvent(record, state);
    return event === undefined ? [] : events.deliveriesOf(event);
  },
  deliver: (deliveries) => events.deliver(deliveries),
  statusChanged: (record, state) => locks.hear(record, state),
});

const embeddedServices = (
  options: LocalServiceOptions,
  events: EventBus,
): Pick<Service, "dynamodb" | "s3"> => ({
  dynamodb: new EmbeddedDynamodb(keptIn(options, "dynamodb")),
  s3: new EmbeddedS3(keptIn(options, "objects"), (bucket, head) =>
    events.publish(objectEvent(bucket, head)),
  ),
});

/** Where DynamoDB's tables and S3's objects are kept, if anything is. */
const keptIn = (
  { history = "kept", directory }: LocalServiceOptions,
  folder: string,
): string | undefined => (history === "kept" ? join(directory, folder) : undefined);

const bundlesIn = (directory: string): string => join(directory, "tasks");

function runnersOf(
  { directory, projectDirectory, allowAws = false, environment, docker }: LocalServiceOptions,
  clock: Clock,
  self: Pick<TaskRunnersOptions, "endpoint" | "stepFunctions" | "locks">,
): TaskRunners {
  return taskRunners({
    clock,
    bundles: bundlesIn(directory),
    work: join(directory, "work"),
    folder: projectDirectory ?? dirname(directory),
    ...self,
    allowAws,
    environment: environment ?? process.env,
    ...(docker === undefined ? {} : { docker }),
  });
}

const ownOf = (
  options: LocalServiceOptions,
  runners: TaskRunners,
): Pick<Service, "perform" | "projectDirectory" | "activities"> => ({
  activities: runners.activities,
  perform: options.perform ?? runners.perform,
  projectDirectory: projectOf(options),
});

const projectOf = ({ projectDirectory, directory }: LocalServiceOptions): string =>
  projectDirectory ?? dirname(directory);
