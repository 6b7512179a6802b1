import type { Notice } from "./notice.ts";
import { textOf, titleOf } from "./text-of.ts";

/**
 * A notice as an event of Datadog, whose title and text have their longest lengths.
 *
 * @see https://docs.datadoghq.com/api/latest/events/post-an-event/
 */
export function datadogEvent(notice: Notice, service: string | undefined): object {
  const { environment, flow, status, step, endedAt, executionArn } = notice;
  const tags = [
    `env:${environment}`,
    ...(service === undefined ? [] : [`service:${service}`]),
    `flow:${flow}`,
    `status:${status.toLowerCase()}`,
    ...(step === undefined ? [] : [`step:${step}`]),
  ];
  return {
    title: titleOf(notice, 100),
    text: `%%% \n\`\`\`\n${textOf(notice).slice(0, LONGEST_TEXT).replaceAll("```", "'''")}\n\`\`\`\n %%%`,
    alert_type: "error",
    date_happened: Math.floor(endedAt / 1000),
    // The same run again is put with its first event.
    aggregation_key: executionArn.slice(-100),
    tags,
  };
}

const LONGEST_TEXT = 3900;
