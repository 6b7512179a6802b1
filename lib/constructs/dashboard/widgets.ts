/** A widget before it has its place. */
export interface Widget {
  readonly type: "metric" | "text" | "alarm";
  readonly width: number;
  readonly height: number;
  readonly properties: object;
}

/** A line of a metric widget: a metric's namespace, name and dimensions, or an expression; with how it looks. */
export type Line = readonly (string | LineLook)[];

export interface LineLook {
  readonly expression?: string;
  readonly id?: string;
  readonly label?: string;
  readonly color?: string;
  readonly stat?: string;
  readonly visible?: boolean;
}

export interface MetricWidgetOptions {
  readonly title: string;
  readonly region: string;
  readonly view: "timeSeries" | "singleValue" | "bar" | "table";
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
  /** One number for the whole time that is shown, not one for each period. @default false */
  readonly whole?: boolean;
  readonly stacked?: boolean;
  readonly stat?: string;
  /** Seconds. */
  readonly period?: number;
  /** What the numbers are. */
  readonly unit?: string;
}

export function metricWidget(options: MetricWidgetOptions): Widget {
  const { title, region, view, lines, width, height, whole = false, stacked = false } = options;
  const { stat = "Sum", period = 300, unit } = options;
  return {
    type: "metric",
    width,
    height,
    properties: {
      title,
      region,
      view,
      stat,
      period,
      ...(whole && { setPeriodToTimeRange: true }),
      ...(stacked && { stacked: true }),
      ...(view === "timeSeries" && { yAxis: { left: { min: 0, label: unit, showUnits: false } } }),
      metrics: shortened(lines),
    },
  };
}

/** CloudWatch takes a dot for what stands at the same place one line above. */
function shortened(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, index) => {
    const above = lines[index - 1];
    return line.map((part, at) => (typeof part === "string" && part === above?.[at] ? "." : part));
  });
}

/** The colours of CloudWatch's own consoles. */
export const colors = {
  good: "#2ca02c",
  bad: "#d62728",
  warning: "#ff7f0e",
  plain: "#1f77b4",
} as const;
