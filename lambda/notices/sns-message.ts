import type { Notice } from "./notice.ts";
import { linkName, textOf, titleOf } from "./text-of.ts";

/** The arguments of SNS's Publish, beside the topic. */
export interface SnsMessage {
  readonly Subject: string;
  readonly Message: string;
  readonly MessageStructure: "json";
  readonly MessageAttributes: Readonly<
    Record<string, { readonly DataType: "String"; readonly StringValue: string }>
  >;
}

/**
 * People get text by mail. Machines get JSON: in the form that Amazon Q Developer shows in Slack and Teams (it subscribes by HTTPS), with the facts beside it.
 * The attributes are for a subscription's filter.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export function snsMessage(notice: Notice): SnsMessage {
  const { environment, flow, status } = notice;
  const text = textOf(notice);
  const json = JSON.stringify(chatMessage(notice));
  const forMachines = Object.fromEntries(MACHINES.map((protocol) => [protocol, json]));
  return {
    Subject: subjectOf(notice),
    Message: JSON.stringify({ default: text, sms: titleOf(notice, 140), ...forMachines }),
    MessageStructure: "json",
    MessageAttributes: Object.fromEntries(
      Object.entries({ environment, flow, status }).map(([name, StringValue]) => [
        name,
        { DataType: "String", StringValue },
      ]),
    ),
  };
}

const MACHINES = ["http", "https", "lambda", "sqs", "firehose"];

/** SNS takes up to 100 characters of ASCII, without line breaks. */
function subjectOf(notice: Notice): string {
  const ascii = titleOf(notice, 200).replace(/[^\x20-\x7e]+/g, "?");
  return ascii.length > 100 ? `${ascii.slice(0, 97)}...` : ascii;
}

function chatMessage(notice: Notice): object {
  const { environment, flow, executionArn, status, step = "", problem, log } = notice;
  return {
    version: "1.0",
    source: "custom",
    content: {
      textType: "client-markdown",
      title: `:red_circle: ${notice.what}`,
      description: description(notice),
      nextSteps: notice.next.map(marked),
      keywords: [environment, flow],
    },
    metadata: {
      // A run that is redriven and fails again is told in the same thread.
      threadId: executionArn,
      summary: titleOf(notice, 200),
      eventType: status,
      relatedResources: [executionArn],
      additionalContext: {
        environment,
        flow,
        executionArn,
        status,
        step,
        problem,
        log: log?.link ?? "",
      },
    },
  };
}

function description(notice: Notice): string {
  const { problem, places, log, times, link } = notice;
  const run = `<${link}|${linkName(notice)}>`;
  return [
    `*${problem}*`,
    ...places.map((place) => `at ${place}`),
    ...(log === undefined ? [] : ["```", ...log.lines, "```"]),
    ...times,
    [run, ...(log === undefined ? [] : [`<${log.link}|its log>`])].join(" · "),
  ].join("\n");
}

/** The command as code, to be copied. */
function marked(step: string): string {
  return step.replace(/npx .*$/, (command) => `\`${command}\``);
}
