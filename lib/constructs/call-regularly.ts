import { type Duration, Stack } from "aws-cdk-lib";
import { Grant, Role } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { Schedule, ScheduleExpression, ScheduleTargetInput } from "aws-cdk-lib/aws-scheduler";
import type { Construct } from "constructs";
import { assumedBy } from "./assumed-by.ts";

export interface RegularCall {
  readonly function: LambdaFunction;
  /** Of the schedule. */
  readonly name: string;
  readonly every: Duration;
  readonly input: Readonly<Record<string, string>>;
  /** For how long a call that fails to come is tried. */
  readonly patience: { readonly seconds: number; readonly attempts: number };
}

/** Has EventBridge Scheduler call one of nagare's own functions. The only such call in its scope. */
export function callRegularly(scope: Construct, call: RegularCall): void {
  const { name, every, input, patience } = call;
  const { functionArn } = call.function;
  const group = Stack.of(scope).formatArn({
    ...{ service: "scheduler", resource: "schedule-group", resourceName: "default" },
  });
  const role = new Role(scope, "CallRole", {
    assumedBy: assumedBy(scope, "scheduler.amazonaws.com", group),
  });
  // The function's own grant is for all of its versions.
  const grant = Grant.addToPrincipal({
    grantee: role,
    actions: ["lambda:InvokeFunction"],
    resourceArns: [functionArn],
  });
  const schedule = new Schedule(scope, "Schedule", {
    scheduleName: name,
    schedule: ScheduleExpression.rate(every),
    target: {
      bind: () => ({
        arn: functionArn,
        role,
        input: ScheduleTargetInput.fromObject(input),
        retryPolicy: {
          maximumEventAgeInSeconds: patience.seconds,
          maximumRetryAttempts: patience.attempts,
        },
      }),
    },
  });
  grant.applyBefore(schedule);
}
