import { type LocalService, localMachineArn } from "../../../lib/local/index.ts";

/** Two flows that start at 01:00 UTC each day: `latest` is caught up with, `skip` is not. */
export function declareDaily(service: LocalService): void {
  const times = { kind: "cron", expression: "0 1 * * *", timezone: "UTC" } as const;
  const wait = { Type: "Wait", Seconds: 1, Next: "pass" };
  const states = { wait, pass: { Type: "Pass", End: true } };
  const both = ["latest", "skip"] as const;
  for (const name of both)
    service.putStateMachine(name, { QueryLanguage: "JSONata", StartAt: "wait", States: states });
  service.declareSchedules(
    both.map((name) => ({
      name,
      target: localMachineArn(name),
      schedule: { times },
      catchUp: name,
    })),
  );
}
