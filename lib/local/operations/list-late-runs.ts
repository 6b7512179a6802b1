import { lateText } from "../../watchdog/index.ts";
import { shapes } from "../requests/index.ts";
import { lateRunsOf } from "../watchdog/index.ts";
import { given, operation } from "./operation.ts";

/** Our own: the scheduled runs of a state machine that were late in the last days. On AWS the alarms and notices have told of them. */
export const listLateRuns = operation({ stateMachineArn: shapes.arn }, (request, { store }) => ({
  lateRuns: lateRunsOf(store, request.stateMachineArn).map((late) => ({
    what: late.what,
    how: late.how,
    ...given("schedule", late.schedule),
    scheduledTime: late.scheduledTime.toISOString(),
    deadline: late.deadline.toISOString(),
    timezone: late.timezone,
    text: lateText(late),
    ...given("executionArn", late.run?.executionArn),
  })),
}));
