import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../lib/asl/index.ts";
import {
  type Changes,
  compareProjects,
  type FlowDetail,
  isNothing,
  type Template,
} from "../../lib/changes/index.ts";
import {
  allow,
  attribute,
  flowResources,
  functionResources,
  invoke,
  projectIn,
} from "./templates.ts";

type Resources = Template["Resources"];

function changes(before: Resources, after: Resources): Changes {
  return compareProjects(projectIn(before), projectIn(after));
}

/** How a flow of these states changes into one of those. */
function details(before: JsonObject, after: JsonObject): readonly FlowDetail[] {
  const resources = (states: JsonObject) => flowResources("report", { states });
  return changes(resources(before), resources(after)).flows.flatMap((flow) => flow.details);
}

const fieldsOf = (all: readonly FlowDetail[], step: string): object =>
  Object.fromEntries(
    all.flatMap((detail) =>
      detail.kind === "step-changed" && detail.step === step
        ? detail.fields.map(({ name, before, after }) => [name, [before, after]])
        : [],
    ),
  );

describe("steps of a flow", () => {
  const read = invoke("read", { Next: "write", End: false });
  const write = invoke("write");

  it("don't change with the order of members or resources", () => {
    const before = {
      ...flowResources("report", { states: { read, write } }),
      ...functionResources("read"),
    };
    const after = Object.fromEntries(Object.entries(before).toReversed());
    expect(isNothing(changes(before, after))).toBe(true);
  });

  it("come and go with what they call", () => {
    const wait = { Type: "Wait", Seconds: 60, Next: "write" };
    const all = details({ read, write }, { read: { ...read, Next: "pause" }, pause: wait, write });
    expect(all).toContainEqual({ kind: "step-added", step: "pause", does: "wait" });
    expect(fieldsOf(all, "read")).toEqual({ then: ["write", "pause"] });
    const gone = details({ read, write }, { write });
    expect(gone).toContainEqual({
      kind: "step-removed",
      step: "read",
      does: "function nagare-dev-read",
    });
    expect(fieldsOf(gone, "(start)")).toEqual({ "begins with": ["read", "write"] });
  });

  it("are one that is renamed, where all else stays", () => {
    const before = { read, write };
    const after = { read: { ...read, Next: "store" }, store: write };
    expect(details(before, after)).toEqual([
      { kind: "step-renamed", step: "store", before: "write" },
    ]);
  });

  it("are none that is renamed, where it could be either of two", () => {
    const kinds = details(
      { a: { ...write, Next: "b" }, b: write },
      { c: { ...write, Next: "d" }, d: write },
    );
    expect(kinds.map(({ kind }) => kind)).not.toContain("step-renamed");
  });

  it("are told of by name wherever they lie", () => {
    const each = (inner: JsonObject) => ({
      all: {
        Type: "Map",
        MaxConcurrency: 5,
        ItemProcessor: { StartAt: "both", States: { both: inner } },
        End: true,
      },
    });
    const both = (timeout: number) => ({
      Type: "Parallel",
      Branches: [
        { StartAt: "read", States: { read: invoke("read", { TimeoutSeconds: timeout }) } },
      ],
      End: true,
    });
    const all = details(each(both(60)), each(both(7200)));
    expect(all.map((detail) => detail.kind)).toEqual(["step-changed"]);
    expect(fieldsOf(all, "read")).toEqual({ timeout: ["1 min", "2 h"] });
  });

  it("change in words", () => {
    const container = (command: readonly string[], secret: string) => ({
      Type: "Task",
      Resource: "arn:aws:states:::ecs:runTask.sync",
      Arguments: {
        TaskDefinition: "nagare-dev-load",
        Overrides: {
          ContainerOverrides: [
            { Name: "load", Command: command, Environment: [{ Name: "MODE", Value: secret }] },
          ],
        },
      },
      Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 10, MaxAttempts: command.length }],
      Catch: [{ ErrorEquals: ["TooLate"], Next: command.length > 1 ? "b" : "a" }],
      End: true,
    });
    const all = details(
      { load: container(["--all"], "one") },
      { load: container(["--since", "x"], "two") },
    );
    expect(fieldsOf(all, "load")).toEqual({
      command: ["--all", "--since x"],
      "retry on any error": ["1 more try after 10 s, ×2", "2 more tries after 10 s, ×2"],
      "on TooLate": ["a", "b"],
      "variable MODE": ["", ""],
    });
    expect(JSON.stringify(all)).not.toMatch(/"(one|two)"/);
  });

  it("have their inputs compared value by value", () => {
    const step = (Payload: JsonObject) => ({
      go: invoke("go", { Arguments: { FunctionName: "go", Payload } }),
    });
    const all = details(step({ a: { b: 1 }, c: [1] }), step({ a: { b: 2 }, c: [1], d: true }));
    expect(fieldsOf(all, "go")).toEqual({
      "input.a.b": ["1", "2"],
      "input.d": [undefined, "true"],
    });
  });

  it("leave the check of params to the flow", () => {
    const first = (check: string) => ({
      go: invoke("go", {
        Arguments: {
          FunctionName: "go",
          Payload: `{% ${check} ? $error("InvalidParams") : $states.input %}`,
        },
      }),
    });
    expect(details(first("$a"), first("$b"))).toEqual([
      {
        kind: "setting",
        change: { name: "check of params", before: "", after: "", hidden: true },
      },
    ]);
  });
});

describe("starts of a flow", () => {
  const states = { go: invoke("go") };
  const every = (ScheduleExpression: string, more: JsonObject = {}) =>
    flowResources("report", { states, schedule: { ScheduleExpression, ...more } });
  const kinds = (found: Changes) =>
    found.flows.flatMap((flow) => flow.details.map(({ kind }) => kind));

  it("come, change and go, with what a month costs", () => {
    const none = flowResources("report", { states });
    expect(kinds(changes(none, every("rate(1 hour)")))).toEqual(["start-added", "cost"]);
    const { flows, cautions } = changes(every("rate(1 hour)"), every("rate(2 hours)"));
    expect(flows[0]?.details).toMatchObject([
      {
        kind: "start-changed",
        fields: [{ name: "when", before: "every hour", after: "every 2 hours" }],
      },
      { kind: "cost", before: { transitions: 1, dollarsPerMonth: 730.5 * 0.000025 } },
    ]);
    expect(cautions).toEqual([]);
    const gone = changes(every("rate(1 hour)"), none);
    expect(kinds(gone)).toEqual(["start-removed", "cost"]);
    expect(gone.cautions).toEqual([
      { kind: "starts-removed", flow: "report", starts: ["every hour"] },
    ]);
  });

  it("that are switched off are minded", () => {
    const off = changes(every("rate(1 hour)"), every("rate(1 hour)", { State: "DISABLED" }));
    expect(kinds(off)).toEqual(["start-changed", "cost"]);
    expect(off.cautions).toEqual([
      { kind: "starts-removed", flow: "report", starts: ["every hour"] },
    ]);
  });

  it("stay the same ones when an earlier one goes and their names move up", () => {
    const second = (name: string) => ({
      second: {
        Type: "AWS::Scheduler::Schedule",
        Properties: {
          Name: name,
          ScheduleExpression: "rate(2 hours)",
          Target: { Arn: { Ref: "reportMachine" }, Input: "{}" },
        },
      },
    });
    const before = { ...every("rate(1 hour)"), ...second("nagare-dev-report-2") };
    const after = { ...flowResources("report", { states }), ...second("nagare-dev-report") };
    expect(kinds(changes(before, after))).toEqual(["start-removed", "cost"]);
  });

  it.each([
    [
      {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { bucket: { name: ["a", "b"] } },
      },
      "object in a or b",
    ],
    [
      {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { bucket: { name: ["a"] }, object: { key: [{ wildcard: "in/*.csv" }] } },
      },
      "object in a, key in/*.csv",
    ],
    [
      {
        source: ["aws.states"],
        "detail-type": ["Step Functions Execution Status Change"],
        detail: {
          status: ["FAILED", "TIMED_OUT"],
          stateMachineArn: ["arn:aws:states:eu-west-1:111122223333:stateMachine:nagare-dev-load"],
        },
      },
      "run of load failed or timed out",
    ],
    [
      { source: ["aws.glue"], detail: { state: ["FAILED"], job: [{ prefix: "x" }] } },
      "event from aws.glue where state is FAILED and job is prefix x",
    ],
  ])("may be events: %o", (EventPattern, when) => {
    const rule = {
      Rule: {
        Type: "AWS::Events::Rule",
        Properties: {
          EventPattern,
          Targets: [{ Id: "it", Arn: { "Fn::Sub": `\${reportMachine}:live` } }],
        },
      },
    };
    const none = flowResources("report", { states });
    expect(changes(none, { ...none, ...rule }).flows[0]?.details).toMatchObject([
      {
        kind: "start-added",
        start: { kind: "event", when },
      },
    ]);
  });
});

describe("permissions", () => {
  const states = { go: invoke("go") };
  const may = (...statements: readonly JsonObject[]) =>
    flowResources("report", { states, statements });

  it("are gained and lost action by action, however the statements are cut", () => {
    const both = may(allow(["s3:GetObject", "s3:PutObject"], ["arn:aws:s3:::a", "arn:aws:s3:::b"]));
    const cut = may(
      allow("s3:PutObject", ["arn:aws:s3:::b", "arn:aws:s3:::a"]),
      allow("s3:GetObject", "arn:aws:s3:::a"),
      allow("s3:GetObject", "arn:aws:s3:::b"),
    );
    expect(isNothing(changes(both, cut))).toBe(true);
    const less = changes(both, may(allow("s3:PutObject", ["arn:aws:s3:::a", "arn:aws:s3:::b"])));
    const grant = {
      effect: "Allow",
      actions: ["s3:GetObject"],
      resources: ["arn:aws:s3:::a", "arn:aws:s3:::b"],
    };
    expect(less.flows[0]?.details).toEqual([{ kind: "grant-lost", grant }]);
    expect(less.cautions).toEqual([
      { kind: "grants-lost", part: "flow", name: "report", grants: [grant] },
    ]);
  });

  it("are not minded where the role that runs began with stays beside a new one", () => {
    const withRole = (id: string, ...statements: readonly JsonObject[]) => {
      const resources = may(...statements);
      const { reportMachine, reportRole, reportPolicy } = resources;
      const { Properties } = reportMachine ?? {};
      return {
        reportMachine: {
          Type: "AWS::StepFunctions::StateMachine",
          Properties: { ...Properties, RoleArn: { "Fn::GetAtt": [id, "Arn"] } },
        },
        [id]: { Type: "AWS::IAM::Role", ...reportRole, DeletionPolicy: "RetainExceptOnCreate" },
        [`${id}Policy`]: {
          Type: "AWS::IAM::Policy",
          Properties: { ...reportPolicy?.Properties, Roles: [{ Ref: id }] },
        },
      };
    };
    const before = withRole("one", allow("s3:GetObject", "*"), allow("s3:PutObject", "*"));
    const less = [allow("s3:PutObject", "*")];
    expect(changes(before, withRole("other", ...less)).cautions).toEqual([]);
    expect(changes(before, withRole("one", ...less)).cautions).toMatchObject([
      { kind: "grants-lost", name: "report" },
    ]);
  });

  it("with another condition are others", () => {
    const under = (name: string) =>
      may({ ...allow("s3:GetObject", "*"), Condition: { Null: { [name]: "true" } } });
    const kinds = changes(under("a"), under("b")).flows[0]?.details.map(({ kind }) => kind);
    expect(kinds).toEqual(["grant-gained", "grant-lost"]);
  });

  it("that are for logs and traces alone are not minded", () => {
    expect(changes(may(allow("xray:PutTraceSegments", "*")), may()).cautions).toEqual([]);
  });
});

describe("what else a deploy would change", () => {
  const states = { go: invoke("go") };
  const report = flowResources("report", { states });

  it("tells of flows that come, go or get another name", () => {
    const other = flowResources("summary", { states: { stop: { Type: "Succeed" } } });
    expect(changes(report, other).flows.map(({ kind, name }) => [kind, name])).toEqual([
      ["removed", "report"],
      ["added", "summary"],
    ]);
    expect(changes(report, other).cautions).toEqual([{ kind: "flow-removed", flow: "report" }]);
    const renamed = flowResources("summary", { states });
    expect(changes(report, renamed).cautions).toEqual([
      { kind: "flow-renamed", flow: "summary", before: "report" },
    ]);
  });

  it("minds functions that go while runs in progress may call them", () => {
    const before = { ...report, ...functionResources("go"), ...functionResources("alone") };
    const after = flowResources("report", { states: { stay: invoke("stay") } });
    expect(changes(before, after).cautions).toEqual([
      { kind: "task-removed", task: "function", name: "go", flows: ["report"] },
    ]);
  });

  it("minds a type that CloudFormation can't change", () => {
    const express = flowResources("report", { states, machine: { StateMachineType: "EXPRESS" } });
    expect(changes(report, express).cautions).toEqual([{ kind: "type-changed", flow: "report" }]);
  });

  it("minds a resource that keeps its name and moves", () => {
    const before = functionResources("go");
    const after = { elsewhere: Object.values(before)[0] ?? { Type: "" } };
    expect(changes(before, after).cautions).toEqual([
      {
        kind: "moved",
        resources: [
          {
            resource: "AWS::Lambda::Function nagare-dev-go",
            before: "goFunction",
            after: "elsewhere",
          },
        ],
      },
    ]);
  });

  it("tells of sizes, and that code and variables differ without their values", () => {
    const before = functionResources("go", {
      MemorySize: 256,
      Code: { S3Key: "a.zip" },
      Environment: { Variables: { TOKEN: "hush", MODE: "x" } },
    });
    const after = functionResources("go", {
      MemorySize: 512,
      Code: { S3Key: "b.zip" },
      Environment: { Variables: { TOKEN: "shh", LEVEL: "x" } },
    });
    const found = changes(before, after);
    const names = found.functions[0]?.details.map((detail) =>
      detail.kind === "setting" ? detail.change.name : "",
    );
    expect(names).toEqual(["code", "variable TOKEN", "variable LEVEL", "variable MODE", "memory"]);
    expect(JSON.stringify(found)).not.toMatch(/hush|shh/);
  });

  it("tells of tags once, and of what is no part of a flow by its type", () => {
    const queue = (more: JsonObject) => ({ Queue: { Type: "AWS::SQS::Queue", Properties: more } });
    const tags = (Value: string) => ({ Tags: [{ Key: "team", Value }] });
    const before = {
      ...queue({ DelaySeconds: 1, ...tags("a") }),
      ...functionResources("go", tags("a")),
    };
    const after = {
      ...queue({ DelaySeconds: 2, ...tags("b") }),
      ...functionResources("go", tags("b")),
    };
    const { others, functions, everywhere } = changes(before, after);
    expect({ others, functions, everywhere }).toEqual({
      others: [
        {
          kind: "changed",
          type: "AWS::SQS::Queue",
          name: "Queue",
          fields: [{ name: "DelaySeconds", before: "1", after: "2" }],
        },
      ],
      functions: [],
      everywhere: [{ name: "tag team", before: "a", after: "b" }],
    });
  });

  it("compares a definition with its substitutions put in", () => {
    const bound = (name: string) => ({
      ...functionResources(name),
      ...flowResources("report", {
        states: { go: invoke("go", { Arguments: { FunctionName: `\${Task}` } }) },
        machine: { DefinitionSubstitutions: { Task: attribute(`${name}Function`, "Arn") } },
      }),
    });
    const written = {
      ...functionResources("go"),
      ...flowResources("report", {
        states: {
          go: invoke("go", {
            Arguments: {
              FunctionName: "arn:aws:lambda:eu-west-1:111122223333:function:nagare-dev-go",
            },
          }),
        },
      }),
    };
    expect(isNothing(changes(written, bound("go")))).toBe(true);
  });
});
