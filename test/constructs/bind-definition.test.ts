import { describe, expect, it } from "vitest";
import { shorten } from "./fixtures/policies.ts";
import { flowOf, invoke, notify, projectOf, smallProject, startFlow } from "./fixtures/project.ts";
import { dev, prod, templateOf } from "./fixtures/synthesize.ts";

function machineOf(name: string, ...args: Parameters<typeof templateOf>) {
  const machines = Object.values(
    templateOf(...args).findResources("AWS::StepFunctions::StateMachine"),
  );
  const machine = machines.find(({ Properties }) => Properties["StateMachineName"] === name);
  const { DefinitionString: text, DefinitionSubstitutions: substitutions = {} } =
    machine?.["Properties"] ?? {};
  return { text, substitutions: shorten(substitutions) };
}

/** As CloudFormation does it. */
function deployed({ text, substitutions }: ReturnType<typeof machineOf>) {
  const put = text.replaceAll(/\$\{(\w+)\}/g, (_: string, key: string) => {
    if (!(key in substitutions)) throw new Error(`unresolved \${${key}}`);
    return substitutions[key];
  });
  return JSON.parse(put);
}

describe("a bound definition", () => {
  it("names the functions, task definitions, cluster, network and flows of its environment, at every depth", () => {
    const { States } = deployed(machineOf("nagare-dev-daily-report", smallProject, dev));
    for (const [index, name] of ["load", "load (2)"].entries()) {
      const load = States["load all"].Branches[index].States[name];
      expect(load.Resource).toBe("arn:<Partition>:states:::ecs:runTask.sync");
      expect(load.Arguments).toMatchObject({
        Cluster: "Cluster.Arn",
        TaskDefinition: "nagare-dev-load",
        LaunchType: "FARGATE",
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            Subnets: [
              expect.stringContaining("PublicSubnet1"),
              expect.stringContaining("PublicSubnet2"),
            ],
            SecurityGroups: [expect.stringContaining("SecurityGroup")],
            AssignPublicIp: "ENABLED",
          },
        },
      });
    }
    const join = States["each client"].ItemProcessor.States["join-trips"];
    expect(join.Arguments.FunctionName).toBe("nagare-dev-join-trips");
    expect(States.notify.Arguments.StateMachineArn).toMatch(/stateMachine:nagare-dev-notify:live$/);
  });

  it("has plain values where the environment knows them", () => {
    const { States } = deployed(
      machineOf("nagare-prod-daily-report", smallProject, prod, { name: "prod" }),
    );
    const load = States["load all"].Branches[0].States.load;
    expect(load.Resource).toBe("arn:aws:states:::ecs:runTask.sync");
    expect(load.Arguments).toMatchObject({
      Cluster: "arn:aws:ecs:ap-northeast-1:111122223333:cluster/batch",
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: ["subnet-1", "subnet-2"],
          SecurityGroups: ["sg-1"],
          AssignPublicIp: "DISABLED",
        },
      },
    });
  });

  it("keeps a dollar-brace of the user's own, in a value and in a comment", () => {
    const definition = deployed(machineOf("nagare-dev-daily-report", smallProject, dev));
    const [container] =
      definition.States["load all"].Branches[0].States.load.Arguments.Overrides.ContainerOverrides;
    expect(container.Command[2]).toBe("load \u0024{TABLE}");
    expect(definition.Comment).toBe("Loads \u0024{tables} of a day.");
  });

  it("keeps one that is named as a substitution, and one behind a backslash", () => {
    const flow = flowOf(
      "echo",
      { ...invoke("send"), Comment: "\u0024{FlowNotify} \\\u0024{Partition} $\u0024{" },
      { tasks: ["send"] },
    );
    const definition = deployed(
      machineOf("nagare-dev-echo", projectOf([flow], { tasks: ["send"] })),
    );
    expect(definition.Comment).toBe("\u0024{FlowNotify} \\\u0024{Partition} $\u0024{");
    expect(definition.States.step.Arguments.FunctionName).toBe("nagare-dev-send");
  });

  it("keeps all else as compiled", () => {
    const definition = deployed(machineOf("nagare-dev-notify", smallProject, dev));
    const { step } = notify.definition.States as Record<string, object>;
    expect(definition).toEqual({
      ...notify.definition,
      States: {
        step: {
          ...step,
          Resource: "arn:<Partition>:states:::lambda:invoke",
          Arguments: { FunctionName: "nagare-dev-send", Payload: { date: "{% $date %}" } },
        },
      },
    });
    expect(Object.keys(definition)).toEqual(Object.keys(notify.definition));
  });

  it("tells names apart that differ in punctuation alone", () => {
    const definition = {
      StartAt: "both",
      States: {
        both: { Type: "Parallel", Branches: [startFlow("a-b"), startFlow("a_b")], End: true },
      },
    } as const;
    const flow = flowOf("both", definition, { flows: ["a-b", "a_b"] });
    const { Branches } = deployed(machineOf("nagare-dev-both", projectOf([flow]))).States.both;
    const started = (
      Branches as { States: { step: { Arguments: { StateMachineArn: string } } } }[]
    ).map(({ States }) => States.step.Arguments.StateMachineArn.replace(/.*:stateMachine:/, ""));
    expect(started).toEqual(["nagare-dev-a-b:live", "nagare-dev-a_b:live"]);
  });

  it("refuses a task that is not deployed", () => {
    const flow = flowOf("report", invoke("send"));
    expect(() => templateOf(projectOf([flow]))).toThrow('names "send", which is not deployed');
  });
});
