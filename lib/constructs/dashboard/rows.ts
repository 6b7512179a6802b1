import type { Shown, ShownFlow } from "./dashboard-body.ts";
import { colors, type Line, metricWidget, type Widget } from "./widgets.ts";

type Row = readonly Widget[];

/** How runs end without success, and what that is called behind a flow's name. */
const FAILURES = [
  ["ExecutionsFailed", "failed"],
  ["ExecutionsTimedOut", "timed out"],
  ["ExecutionsAborted", "stopped"],
] as const;

/** CloudWatch shows up to so many alarms in one widget. */
const MOST_ALARMS = 100;

export function summaryRow(shown: Shown): readonly Row[] {
  const { environment, region, alarmArns } = shown;
  const some = alarmArns.slice(0, MOST_ALARMS);
  const total = (id: string, metric: string): Line => [
    { id, expression: `SUM(${search(shown, metric)})`, visible: false },
  ];
  const runs = metricWidget({
    title: `Runs of ${environment}`,
    region,
    view: "singleValue",
    width: some.length > 0 ? 16 : 24,
    height: 4,
    whole: true,
    lines: [
      total("started", "ExecutionsStarted"),
      total("succeeded", "ExecutionsSucceeded"),
      total("failed", "ExecutionsFailed"),
      total("timedOut", "ExecutionsTimedOut"),
      total("stopped", "ExecutionsAborted"),
      [{ expression: "FILL(started, 0)", label: "started", color: colors.plain }],
      [{ expression: "FILL(succeeded, 0)", label: "succeeded", color: colors.good }],
      [{ expression: "SUM([failed, timedOut])", label: "failed or timed out", color: colors.bad }],
      [{ expression: "FILL(stopped, 0)", label: "stopped", color: colors.warning }],
      [
        {
          expression: "started - SUM([succeeded, failed, timedOut, stopped])",
          label: "more started than ended",
          color: colors.plain,
        },
      ],
    ],
  });
  if (some.length === 0) return [[runs]];
  const properties = { title: "Alarms", alarms: some, sortBy: "stateUpdatedTimestamp" };
  return [[runs, { type: "alarm", width: 8, height: 4, properties }]];
}

export function flowRows({ region, flows }: Shown): readonly Row[] {
  const bars = {
    region,
    view: "timeSeries",
    stacked: true,
    width: 12,
    height: 7,
    period: 900,
  } as const;
  // A row of a bar chart or table is half a unit high.
  const whole = {
    region,
    width: 8,
    height: Math.min(20, 4 + Math.ceil(flows.length / 2)),
    whole: true,
  } as const;
  const started = flows.map((flow) => metric(flow, "ExecutionsStarted", flow.name));
  const failures = flows.flatMap((flow) =>
    FAILURES.map(([name, what]) => metric(flow, name, `${flow.name} ${what}`)),
  );
  const times = flows.flatMap((flow) =>
    ["p50", "p95"].map((stat) => metric(flow, "ExecutionTime", `${flow.name} ${stat}`, stat)),
  );
  return [
    [
      metricWidget({ ...bars, title: "Runs started", lines: started, unit: "runs" }),
      metricWidget({ ...bars, title: "Runs without success", lines: failures, unit: "runs" }),
    ],
    [
      metricWidget({ ...whole, title: "Runs by flow", view: "bar", lines: started }),
      metricWidget({
        ...whole,
        title: "Runs without success by flow",
        view: "bar",
        lines: failures,
      }),
      metricWidget({ ...whole, title: "How long, in milliseconds", view: "table", lines: times }),
    ],
  ];
}

export function searchRows(shown: Shown): readonly Row[] {
  const { region } = shown;
  const bars = {
    region,
    view: "timeSeries",
    stacked: true,
    width: 12,
    height: 10,
    period: 900,
  } as const;
  const found = (name: string, what: string, stat = "Sum"): Line => [
    { expression: search(shown, name, stat), label: what },
  ];
  const time = (stat: string) =>
    metricWidget({
      ...{ region, view: "timeSeries", width: 12, height: 10, period: 900, unit: "ms" },
      title: `How long, ${stat}`,
      lines: [found("ExecutionTime", stat, stat)],
    });
  return [
    [
      metricWidget({
        ...bars,
        title: "Runs started",
        lines: [found("ExecutionsStarted", "")],
        unit: "runs",
      }),
      metricWidget({
        ...bars,
        title: "Runs without success",
        lines: FAILURES.map(([name, what]) => found(name, what)),
        unit: "runs",
      }),
    ],
    [time("p50"), time("p95")],
  ];
}

/** Functions have metrics of their own; containers only as a step's call of ECS, which AWS counts by account. */
export function stepRow({ environment, region }: Shown): Row {
  const functions = (title: string, name: string, stat: string) =>
    metricWidget({
      ...{ title, region, view: "timeSeries", width: 8, height: 6, period: 900 },
      lines: [
        [
          {
            expression: `SEARCH('{AWS/Lambda,FunctionName} MetricName="${name}" nagare ${environment}', '${stat}', 900)`,
            label: "",
          },
        ],
      ],
    });
  return [
    functions("Functions: calls that failed", "Errors", "Sum"),
    functions("Functions: milliseconds, p95", "Duration", "p95"),
    metricWidget({
      title: "Containers, other flows, services: calls that failed (account)",
      region,
      view: "timeSeries",
      width: 8,
      height: 6,
      period: 900,
      lines: [
        [
          {
            expression: `SEARCH('{AWS/States,ServiceIntegrationResourceArn} MetricName="ServiceIntegrationsFailed"', 'Sum', 900)`,
            label: "",
          },
        ],
      ],
    }),
  ];
}

/** What Step Functions bills and bounds by account. */
export function accountRow({ region }: Shown): Row {
  const transitions = (name: string): Line => [
    "AWS/States",
    name,
    "ServiceMetric",
    "StateTransition",
    { id: "transitions", label: "state transitions" },
  ];
  return [
    metricWidget({
      title: "Cost of all state machines of the account",
      region,
      view: "singleValue",
      width: 12,
      height: 4,
      whole: true,
      lines: [
        transitions("ConsumedCapacity"),
        [{ expression: "transitions * 0.000025", label: "dollars, at the price of us-east-1" }],
      ],
    }),
    metricWidget({
      title: "Transitions slowed down by the account's quota",
      region,
      view: "timeSeries",
      width: 12,
      height: 4,
      lines: [transitions("ThrottledEvents")],
    }),
  ];
}

function metric({ stateMachineArn }: ShownFlow, name: string, label: string, stat?: string): Line {
  const look = { label, ...(stat !== undefined && { stat }) };
  return ["AWS/States", name, "StateMachineArn", stateMachineArn, look];
}

/** By the words of the names: a flow of another environment that has this one's name in its own is found too. */
function search({ environment }: Shown, metricName: string, stat = "Sum"): string {
  return `SEARCH('{AWS/States,StateMachineArn} MetricName="${metricName}" nagare ${environment}', '${stat}', 900)`;
}
