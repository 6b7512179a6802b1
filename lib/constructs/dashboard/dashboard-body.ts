import { accountRow, flowRows, searchRows, stepRow, summaryRow } from "./rows.ts";
import type { Widget } from "./widgets.ts";

/** What a dashboard shows; ARNs and the region may be known at deploy only. */
export interface Shown {
  readonly environment: string;
  readonly region: string;
  readonly flows: readonly ShownFlow[];
  readonly alarmArns: readonly string[];
}

export interface ShownFlow {
  readonly name: string;
  readonly stateMachineArn: string;
}

/**
 * From here on CloudWatch searches for the flows: listed by name they would be more than a template should hold. A search names them by their ARNs, and takes those of the last two weeks.
 */
const MOST_NAMED = 50;

/**
 * The body of an environment's dashboard: what happened since yesterday, by flow, then what the steps did, then what of it costs money. It has the same few widgets for one flow and for
 * 500: CloudWatch allows 500 widgets, 500 metrics in one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function dashboardBody(shown: Shown): object {
  const rows = [
    ...summaryRow(shown),
    ...(shown.flows.length > MOST_NAMED ? searchRows(shown) : flowRows(shown)),
    stepRow(shown),
    accountRow(shown),
  ];
  return { start: "-PT24H", periodOverride: "inherit", widgets: placed(rows) };
}

/** Rows from the top down, their widgets from the left to the right. */
function placed(rows: readonly (readonly Widget[])[]): readonly object[] {
  let y = 0;
  return rows.flatMap((row) => {
    let x = 0;
    const top = y;
    y += Math.max(0, ...row.map(({ height }) => height));
    return row.map(({ type, width, height, properties }) => {
      const left = x;
      x += width;
      return { type, x: left, y: top, width, height, properties };
    });
  });
}
