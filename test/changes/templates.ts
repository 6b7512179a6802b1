import type { JsonObject, JsonValue } from "../../lib/asl/index.ts";
import {
  type DeployedProject,
  type DeployedStack,
  projectOf,
  type Template,
} from "../../lib/changes/index.ts";

type Resources = Template["Resources"];

export function stackOf(Resources: Resources, more: Partial<DeployedStack> = {}): DeployedStack {
  return { template: { Resources }, nested: {}, definitions: {}, ...more };
}

export const place = { account: "111122223333", region: "eu-west-1" };

/** The project that the resources of a stack `nagare-dev` make. */
export function projectIn(resources: Resources): DeployedProject {
  return projectOf(stackOf(resources), "nagare-dev", place);
}

export interface FlowParts {
  readonly states: JsonObject;
  readonly startAt?: string;
  readonly definition?: JsonObject;
  readonly machine?: JsonObject;
  readonly statements?: readonly JsonObject[];
  readonly schedule?: JsonObject;
}

/** The resources of a flow as the constructs make them, in what a comparison looks at. */
export function flowResources(name: string, parts: FlowParts): Resources {
  const { states, statements = [], schedule, machine = {}, definition = {} } = parts;
  const { startAt: StartAt = Object.keys(states)[0] ?? "" } = parts;
  const text = { QueryLanguage: "JSONata", StartAt, States: states, ...definition };
  return {
    [`${name}Machine`]: {
      Type: "AWS::StepFunctions::StateMachine",
      Properties: {
        StateMachineName: `nagare-dev-${name}`,
        RoleArn: attribute(`${name}Role`, "Arn"),
        DefinitionString: JSON.stringify(text),
        ...machine,
      },
    },
    [`${name}Role`]: { Type: "AWS::IAM::Role", Properties: {} },
    [`${name}Policy`]: {
      Type: "AWS::IAM::Policy",
      Properties: {
        PolicyDocument: { Statement: statements },
        Roles: [{ Ref: `${name}Role` }],
      },
    },
    ...(schedule && {
      [`${name}Schedule`]: {
        Type: "AWS::Scheduler::Schedule",
        Properties: {
          Name: `nagare-dev-${name}`,
          Target: { Arn: { "Fn::Sub": `\${${name}Machine}:live` }, Input: "{}" },
          ...schedule,
        },
      },
    }),
  };
}

export function functionResources(name: string, properties: JsonObject = {}): Resources {
  return {
    [`${name}Function`]: {
      Type: "AWS::Lambda::Function",
      Properties: { FunctionName: `nagare-dev-${name}`, ...properties },
    },
  };
}

/** A Task that calls a function. */
export function invoke(name: string, more: JsonObject = {}): JsonObject {
  const FunctionName = `arn:aws:lambda:eu-west-1:111122223333:function:nagare-dev-${name}`;
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: { FunctionName, Payload: "{% $states.input %}" },
    End: true,
    ...more,
  };
}

export function attribute(id: string, name: string): JsonObject {
  return { "Fn::GetAtt": [id, name] };
}

export function allow(Action: JsonValue, Resource: JsonValue): JsonObject {
  return { Effect: "Allow", Action, Resource };
}
