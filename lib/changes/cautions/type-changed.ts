import type { Caution } from "../compare/changes.ts";
import type { Comparison } from "./cautions-of.ts";

/**
 * Standard or Express is for good: CloudFormation would have to make a second state machine of the same name.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
 */
export function typeChanged({ before, after }: Comparison): readonly Caution[] {
  return [...after.flows].flatMap(([flow, { settings }]): readonly Caution[] => {
    const type = before.flows.get(flow)?.settings["type"];
    return type === undefined || type === settings["type"] ? [] : [{ kind: "type-changed", flow }];
  });
}
