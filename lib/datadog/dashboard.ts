import { createHash } from "node:crypto";
import { namePrefix } from "./monitors.ts";
import type { Watched } from "./watched.ts";

/**
 * A dashboard as Datadog's API takes it.
 *
 * @see https://docs.datadoghq.com/api/latest/dashboards/#create-a-new-dashboard
 */
export interface Dashboard {
  readonly title: string;
  readonly description: string;
  readonly layout_type: "ordered";
  readonly reflow_type: "fixed";
  readonly widgets: readonly Widget[];
}

interface Widget {
  readonly definition: object;
  readonly layout: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** What happened to the runs of an environment: as many widgets for one flow as for hundreds. Its description ends with a mark of what is in it. */
export function dashboardOf(watched: Watched): Dashboard {
  const { name } = watched;
  const widgets = placed([
    totalsRow(watched),
    runsRow(watched),
    flowsRow(watched),
    functionsRow(watched),
    ...(watched.hasLogs ? [logsRow(watched)] : []),
  ]);
  const mark = createHash("sha256").update(JSON.stringify(widgets)).digest("hex").slice(0, 12);
  return {
    title: `nagare ${name}`,
    description: `Flows of ${name}, made by \`nagare datadog --env ${name} --apply\`, which overwrites changes (${mark})`,
    layout_type: "ordered",
    reflow_type: "fixed",
    widgets,
  };
}

interface Sized {
  readonly width: number;
  readonly height: number;
  readonly definition: object;
}

/** Rows from the top down on Datadog's twelve columns. */
function placed(rows: readonly (readonly Sized[])[]): readonly Widget[] {
  let y = 0;
  return rows.flatMap((row) => {
    let x = 0;
    const top = y;
    y += Math.max(...row.map(({ height }) => height));
    return row.map(({ width, height, definition }) => {
      const layout = { x, y: top, width, height };
      x += width;
      return { definition, layout };
    });
  });
}

const executions = (metric: string, scope: string, by = ""): string =>
  `sum:aws.states.executions_${metric}{${scope}}${by}.as_count()`;

function totalsRow({ name, tags, scopes: { machines } }: Watched): readonly Sized[] {
  const total = (title: string, queries: readonly string[], palette?: string): Sized => ({
    width: 2,
    height: 2,
    definition: {
      title,
      type: "query_value",
      precision: 0,
      requests: [
        {
          ...scalar(queries, "sum"),
          ...(palette && { conditional_formats: [{ comparator: ">", value: 0, palette }] }),
        },
      ],
    },
  });
  const failures = ["failed", "timed_out"].map((metric) => executions(metric, machines));
  return [
    total("Started", [executions("started", machines)]),
    total("Succeeded", [executions("succeeded", machines)]),
    total("Failed or timed out", failures, "white_on_red"),
    total("Stopped", [executions("aborted", machines)]),
    {
      width: 4,
      height: 2,
      definition: {
        title: `Monitors of ${name}`,
        type: "manage_status",
        query: tags.map((tag) => `tag:"${tag}"`).join(" "),
        display_format: "countsAndList",
        summary_type: "monitors",
        color_preference: "text",
        hide_zero_counts: true,
      },
    },
  ];
}

const BY_FLOW = " by {statemachinearn}";

function runsRow({ scopes: { machines } }: Watched): readonly Sized[] {
  return [
    lines("Runs started, by flow", [executions("started", machines, BY_FLOW)], "bars"),
    lines(
      "Runs without success, by flow",
      ["failed", "timed_out", "aborted"].map((metric) => executions(metric, machines, BY_FLOW)),
      "bars",
    ),
  ];
}

function flowsRow({ scopes: { machines } }: Watched): readonly Sized[] {
  const failures = ["failed", "timed_out"].map((metric) => executions(metric, machines, BY_FLOW));
  return [
    top("Most failures", failures, "sum"),
    top(
      "Longest, 95 of 100 runs, in milliseconds",
      [`max:aws.states.execution_time.p95{${machines}}${BY_FLOW}`],
      "max",
    ),
  ];
}

function functionsRow({ scopes: { functions } }: Watched): readonly Sized[] {
  const by = " by {functionname}";
  return [
    lines(
      "Functions: calls that failed",
      [`sum:aws.lambda.errors{${functions}}${by}.as_count()`],
      "bars",
    ),
    lines(
      "Functions: longest call, in milliseconds",
      [`max:aws.lambda.duration.maximum{${functions}}${by}`],
      "line",
    ),
  ];
}

function logsRow({ name }: Watched): readonly Sized[] {
  return [
    {
      width: 12,
      height: 4,
      definition: {
        title: `${namePrefix(name)}runs that failed, in their own words`,
        type: "list_stream",
        requests: [
          {
            response_format: "event_list",
            columns: ["timestamp", "execution_arn", "details.error", "details.cause"].map(
              (field) => ({
                field,
                width: "auto",
              }),
            ),
            query: {
              data_source: "logs_stream",
              query_string: `@type:(ExecutionFailed OR ExecutionTimedOut OR ExecutionAborted) @execution_arn:*nagare-${name}-*`,
              indexes: [],
            },
          },
        ],
      },
    },
  ];
}

function lines(title: string, queries: readonly string[], display: "bars" | "line"): Sized {
  const named = namedQueries(queries);
  return {
    width: 6,
    height: 3,
    definition: {
      title,
      type: "timeseries",
      show_legend: false,
      requests: [
        {
          response_format: "timeseries",
          queries: named,
          formulas: [
            { formula: named.map((query) => orZero(query.name, named.length)).join(" + ") },
          ],
          display_type: display,
        },
      ],
    },
  };
}

function top(title: string, queries: readonly string[], aggregator: "sum" | "max"): Sized {
  const { formulas, ...request } = scalar(queries, aggregator);
  const limited = formulas.map((each) => ({ ...each, limit: { count: 10, order: "desc" } }));
  return {
    width: 6,
    height: 4,
    definition: { title, type: "toplist", requests: [{ ...request, formulas: limited }] },
  };
}

function scalar(queries: readonly string[], aggregator: "sum" | "max") {
  const named = namedQueries(queries).map((query) => ({ ...query, aggregator }));
  const formula = named.map(({ name }) => orZero(name, named.length)).join(" + ");
  return { response_format: "scalar", queries: named, formulas: [{ formula }] };
}

function namedQueries(queries: readonly string[]) {
  return queries.map((query, index) => ({
    data_source: "metrics",
    name: `query${index + 1}`,
    query,
  }));
}

/** A sum is nothing where a part of it is: without a timed out run there are no data of those. */
function orZero(name: string, count: number): string {
  return count === 1 ? name : `default_zero(${name})`;
}
