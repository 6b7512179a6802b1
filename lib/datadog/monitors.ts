import type { LateFlow, Watched } from "./watched.ts";

/**
 * A monitor as Datadog's API takes it.
 *
 * @see https://docs.datadoghq.com/api/latest/monitors/#create-a-monitor
 */
export interface Monitor {
  readonly name: string;
  readonly type: "query alert" | "log alert";
  readonly query: string;
  readonly message: string;
  readonly tags: readonly string[];
  readonly options: MonitorOptions;
}

export interface MonitorOptions {
  readonly thresholds: { readonly critical: number };
  readonly include_tags: boolean;
  readonly require_full_window: boolean;
  readonly evaluation_delay?: number;
  /** Of a count, "default" takes what isn't there for 0. */
  readonly on_missing_data?: "default";
}

/** The monitors of an environment: the same few for any number of flows, each told of by itself, and one for each flow that is to start. */
export function monitorsOf(watched: Watched): readonly Monitor[] {
  const { isStartedByItself, hasLogs, hasContainers, late } = watched;
  return [
    ...failureMonitors(watched),
    manyFail(watched),
    throttled(watched),
    ...(isStartedByItself ? [notDelivered(watched)] : []),
    ...(hasLogs && hasContainers ? [containerNotStarted(watched)] : []),
    ...late.map((flow) => lateMonitor(watched, flow)),
  ];
}

/** What a monitor's name begins with: it is known again by it. */
export function namePrefix(environment: string): string {
  return `[nagare ${environment}] `;
}

function failureMonitors(watched: Watched): readonly Monitor[] {
  const one = (metric: string, what: string) =>
    metricMonitor(watched, {
      name: `a run ${what}`,
      query: `sum(last_15m):sum:aws.states.${metric}{${watched.scopes.machines}} by {statemachinearn}.as_count()`,
      above: 0,
      text: `A run of {{statemachinearn.name}} ${what}. Which one, where and why: \`npx nagare runs FLOW --env ${watched.name}\`, then \`npx nagare show RUN --env ${watched.name}\`.`,
    });
  return [one("executions_failed", "failed"), one("executions_timed_out", "timed out")];
}

function manyFail(watched: Watched): Monitor {
  const { machines } = watched.scopes;
  const sum = (metric: string) => `sum:aws.states.executions_${metric}{${machines}}.as_count()`;
  return metricMonitor(watched, {
    name: "many runs fail",
    query: `sum(last_1d):100 * ( default_zero(${sum("failed")}) + default_zero(${sum("timed_out")}) ) / ${sum("started")}`,
    above: 10,
    text: `{{value}} % of the runs of a day failed or timed out: more than one flow, or what they share.`,
  });
}

function throttled(watched: Watched): Monitor {
  return metricMonitor(watched, {
    name: "Step Functions slows runs down",
    query: `sum(last_15m):sum:aws.states.execution_throttled{${watched.scopes.machines}} by {statemachinearn}.as_count()`,
    above: 0,
    text: "{{statemachinearn.name}} waits for transitions: the account makes more than its quota allows. Spread the schedules, or ask AWS for more.",
  });
}

function notDelivered(watched: Watched): Monitor {
  return metricMonitor(watched, {
    name: "a start could not be delivered",
    query: `max(last_15m):max:aws.sqs.approximate_number_of_messages_visible{${watched.scopes.queue}}`,
    above: 0,
    text: `The queue nagare-${watched.name}_not-started has starts that EventBridge gave up. Each message names its schedule and says why.`,
  });
}

function containerNotStarted({ name, tags, tell }: Watched): Monitor {
  const search = `@type:ExecutionFailed @details.error:ContainerNotStarted @execution_arn:*nagare-${name}-*`;
  return {
    name: `${namePrefix(name)}a container did not start`,
    type: "log alert",
    query: `logs("${search}").index("*").rollup("count").last("15m") > 0`,
    message: messageOf(
      "A run failed for a container that did not start, after all tries: no capacity, no image, no way to the registry. Its cause has ECS's own words.",
      tell,
    ),
    tags,
    options: { thresholds: { critical: 0 }, include_tags: true, require_full_window: false },
  };
}

function lateMonitor(watched: Watched, { name, hours, scope }: LateFlow): Monitor {
  return metricMonitor(watched, {
    name: `${name} is late`,
    query: `sum(last_${hours}h):sum:aws.states.executions_started{${scope}}.as_count()`,
    below: 1,
    text: `${name} did not start for ${hours} hours, though its schedule says so. Is it switched off? Did the start fail? See the queue nagare-${watched.name}_not-started.`,
  });
}

interface MetricMonitor {
  readonly name: string;
  readonly query: string;
  readonly above?: number;
  readonly below?: number;
  readonly text: string;
}

/** CloudWatch's metrics come to Datadog up to 15 minutes late. */
const LATE_SECONDS = 900;

function metricMonitor(
  { name: environment, tags, tell }: Watched,
  { name, query, above, below = 0, text }: MetricMonitor,
): Monitor {
  const critical = above ?? below;
  return {
    name: `${namePrefix(environment)}${name}`,
    type: "query alert",
    query: `${query} ${above === undefined ? "<" : ">"} ${critical}`,
    message: messageOf(text, tell),
    tags,
    options: {
      thresholds: { critical },
      include_tags: true,
      require_full_window: false,
      evaluation_delay: LATE_SECONDS,
      on_missing_data: "default",
    },
  };
}

function messageOf(text: string, tell: readonly string[]): string {
  return [`{{#is_alert}}${text}{{/is_alert}}`, ...(tell.length > 0 ? [tell.join(" ")] : [])].join(
    "\n",
  );
}
