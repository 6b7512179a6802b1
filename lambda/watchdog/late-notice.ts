import { type Late, lateText } from "../../lib/watchdog/index.ts";
import { machineLink, type Notice, runLink } from "../notices/index.ts";
import type { KnownDeadlines } from "./known-deadlines.ts";

/** What is told of a scheduled run that is late. */
export function lateNotice(
  { environment, flows }: KnownDeadlines,
  late: Late,
  machines: string,
): Notice {
  const { flow, what, run, deadline } = late;
  const known = flows.find(({ name }) => name === flow);
  const machine = `${machines}${known?.machine}`;
  const [status, done] = what === "start" ? STARTS : FINISHES;
  return {
    ...{ environment, flow, status },
    executionArn: run?.executionArn ?? machine,
    what: `${flow} ${done} in time in ${environment}`,
    problem: lateText(late),
    places: known === undefined ? [] : [`${flow} (${known.place})`],
    endedAt: deadline.getTime(),
    times: times(late),
    next: nextSteps(environment, late),
    link: run === undefined ? machineLink(machine) : runLink(run.executionArn),
  };
}

const STARTS = ["NOT_STARTED", "did not start"] as const;
const FINISHES = ["LATE", "did not finish"] as const;

function times({ scheduledTime, timezone, run }: Late): readonly string[] {
  return [
    `planned for ${scheduledTime.toISOString()}; the times above are those of ${timezone}`,
    ...(run === undefined ? [] : [`started ${run.startDate.toISOString()}`]),
    ...(run?.stopDate === undefined ? [] : [`ended ${run.stopDate.toISOString()}: ${run.status}`]),
  ];
}

function nextSteps(environment: string, { flow, run, scheduledTime }: Late): readonly string[] {
  const at = scheduledTime.toISOString().replace(".000Z", "Z");
  if (run === undefined)
    return [
      `see its runs: npx nagare runs ${flow} --env ${environment}`,
      `run it now: npx nagare run ${flow} --at ${at} --env ${environment}`,
    ];
  return [`see how it stands: npx nagare show ${flow}/${run.name} --env ${environment}`];
}
