import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LogEvent, LogPorts, LogWindow } from "./read-lines.ts";

/** A page may be empty though others follow; a group of a busy function has many. */
const MOST_PAGES = 10;
const MOST_LINES = 100;
const LATER_MILLISECONDS = 4000;

/** CloudWatch Logs. */
export function logPorts(): LogPorts {
  const client = new CloudWatchLogsClient();
  return {
    async holding(text, window) {
      const found: LogEvent[] = [];
      let nextToken: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const filterPattern = JSON.stringify(text);
        const command = { ...named(window), filterPattern, nextToken };
        const answer = await client.send(new FilterLogEventsCommand(command));
        found.push(...(answer.events ?? []));
        nextToken = answer.nextToken;
        if (nextToken === undefined) break;
      }
      return found;
    },
    async lastOf(logStreamName, window) {
      const asked = { logStreamName, limit: MOST_LINES, startFromHead: false };
      const { events = [] } = await client.send(
        new GetLogEventsCommand({ ...named(window), ...asked }),
      );
      return events;
    },
    later: () => new Promise((resolve) => setTimeout(resolve, LATER_MILLISECONDS)),
  };
}

function named({ group, from, to }: LogWindow) {
  return { logGroupName: group, startTime: from, endTime: to };
}
