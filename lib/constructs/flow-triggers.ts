import { Stack } from "aws-cdk-lib";
import { CfnRule } from "aws-cdk-lib/aws-events";
import { Role } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type { JsonObject } from "../asl/index.ts";
import type { EventInput } from "../compiler/index.ts";
import { assumedBy } from "./assumed-by.ts";
import type { Flow } from "./flow.ts";
import type { NotStarted } from "./not-started.ts";

/** A rule of EventBridge, by all that a flow and its environment say of it. */
export interface TriggerRule {
  readonly name: string;
  readonly pattern: JsonObject;
  readonly input: EventInput;
  /** Name or ARN. @default the account's own bus */
  readonly bus?: string;
}

export interface FlowTriggersProps {
  readonly flow: Flow;
  /** Where starts go that can't be delivered. */
  readonly notStarted: NotStarted;
  readonly rules: readonly TriggerRule[];
  /** False leaves them there, disabled: they can be seen, and switched on by hand. */
  readonly enabled: boolean;
}

/** The rules of EventBridge that start one flow. A start carries the time of its event, `nagare.scheduledTime`: EventBridge may retry for a day. */
export class FlowTriggers extends Construct {
  readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    { flow, notStarted, rules, enabled }: FlowTriggersProps,
  ) {
    super(scope, id);
    this.role = new Role(this, "Role", {
      assumedBy: assumedBy(
        this,
        "events.amazonaws.com",
        rules.map((rule) => this.#arnOf(rule)),
      ),
    });
    const grant = flow.grantStart(this.role);
    for (const [index, { name, pattern, input, bus }] of rules.entries()) {
      const rule = new CfnRule(this, `Rule${index + 1}`, {
        name,
        state: enabled ? "ENABLED" : "DISABLED",
        eventPattern: pattern,
        ...(bus !== undefined && { eventBusName: bus }),
        targets: [
          {
            id: "live",
            arn: flow.liveArn,
            roleArn: this.role.roleArn,
            inputTransformer: { inputPathsMap: { ...input.paths }, inputTemplate: input.template },
            // The longest that EventBridge has: a late start is better than none.
            retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
            deadLetterConfig: { arn: notStarted.queue.queueArn },
          },
        ],
      });
      grant.applyBefore(rule);
    }
  }

  /** By its name: the rule itself refers to the role. */
  #arnOf({ name, bus = "default" }: TriggerRule): string {
    const busName = bus.split("/").at(-1);
    return Stack.of(this).formatArn({
      service: "events",
      resource: "rule",
      resourceName: busName === "default" ? name : `${busName}/${name}`,
    });
  }
}
