import { ConfigurationError } from "./configuration-error.ts";

/** What a person looks for in the AWS console, all named once. */
export interface ResourceNames {
  readonly environment: string;
  readonly stack: string;
  readonly cluster: string;
  readonly scheduleGroup: string;
  /** Of the rule and the function that notice a container's crash. */
  readonly stoppedContainers: string;
  readonly stoppedContainersLogs: string;
  /** Of the rule, the function and the topic that tell of failures. */
  readonly notices: string;
  readonly noticesLogs: string;
  /** Of the function that watches deadlines, and of its schedule. */
  readonly watchdog: string;
  readonly watchdogLogs: string;
  readonly dashboard: string;
  /** Of the queue of starts that could not be delivered. */
  readonly notStarted: string;
  /** Of the state machine that schedules start. */
  readonly starter: string;
  readonly starterLogs: string;
  /** Of the function that serves those who wait for locks, its rules and its schedule. */
  readonly locks: string;
  readonly locksLogs: string;
  readonly locksTable: string;
  stateMachine(flow: string): string;
  /** Of one flow, or of the environment. */
  alarm(about: string, flow?: string): string;
  /** All buckets of the world share their names, and have no capitals. */
  dataBucket(account: string, region: string): string;
  /** `index` counts from 0 over the flow's schedules; a name of its own stands behind a dot, which no flow's name has. */
  schedule(flow: string, index: number, name?: string): string;
  /** `index` counts from 0 over the flow's triggers. */
  rule(flow: string, index: number): string;
  function(task: string): string;
  taskDefinition(container: string): string;
  /** Under `/aws/vendedlogs/`, where log delivery needs no entry in the account's one resource policy per log group. */
  stateMachineLogs(flow: string): string;
  functionLogs(task: string): string;
  taskDefinitionLogs(container: string): string;
}

/** The names that an environment's resources carry: `nagare-<environment>-<name>`. */
export function resourceNames(environment: string): ResourceNames {
  const prefix = `nagare-${environment}`;
  const named = (kind: keyof typeof LONGEST, name: string): string =>
    within(kind, `${prefix}-${name}`);
  return {
    environment,
    stack: prefix,
    cluster: prefix,
    scheduleGroup: prefix,
    // An underscore: no task can have this name.
    stoppedContainers: `${prefix}_stopped-containers`,
    stoppedContainersLogs: `/aws/lambda/${prefix}_stopped-containers`,
    notices: `${prefix}_notices`,
    noticesLogs: `/aws/lambda/${prefix}_notices`,
    watchdog: `${prefix}_watchdog`,
    watchdogLogs: `/aws/lambda/${prefix}_watchdog`,
    dashboard: prefix,
    alarm: (about, flow) =>
      flow === undefined ? `${prefix}_${about}` : `${prefix}-${flow}_${about}`,
    notStarted: `${prefix}_not-started`,
    starter: `${prefix}_start`,
    starterLogs: `/aws/vendedlogs/states/${prefix}_start`,
    locks: `${prefix}_locks`,
    locksLogs: `/aws/lambda/${prefix}_locks`,
    locksTable: `${prefix}-locks`,
    stateMachine: (flow) => named("state machine", flow),
    dataBucket: (account, region) => `${prefix.toLowerCase()}-data-${account}-${region}`,
    schedule: (flow, index, name) =>
      named("schedule", name === undefined ? numbered(flow, index) : `${flow}.${name}`),
    rule: (flow, index) => named("rule", numbered(flow, index)),
    function: (task) => named("function", task),
    taskDefinition: (container) => named("task definition", container),
    stateMachineLogs: (flow) => `/aws/vendedlogs/states/${named("state machine", flow)}`,
    functionLogs: (task) => `/aws/lambda/${named("function", task)}`,
    taskDefinitionLogs: (container) => `/ecs/${named("task definition", container)}`,
  };
}

function numbered(flow: string, index: number): string {
  return index === 0 ? flow : `${flow}-${index + 1}`;
}

const LONGEST = {
  "state machine": 80,
  schedule: 64,
  rule: 64,
  function: 64,
  "task definition": 255,
} as const;

function within(kind: keyof typeof LONGEST, name: string): string {
  if (name.length <= LONGEST[kind]) return name;
  throw new ConfigurationError(
    `the ${kind} "${name}" would have ${name.length} characters, AWS allows ${LONGEST[kind]}: shorten its name in flows/`,
  );
}
