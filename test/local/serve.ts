/** The service in a process of its own, for the tests that kill it: `serve.ts FOLDER` prints the endpoint. */
import { join } from "node:path";
import { startLocalService } from "../../lib/local/index.ts";
import { lockedMachine } from "./locks/locked-machine.ts";

const folder = String(process.argv[2]);
const service = await startLocalService({
  directory: join(folder, ".nagare"),
  containers: [
    {
      name: "work",
      image: { kind: "folder", path: join(folder, "image") },
      cpu: 256,
      memoryMiB: 512,
      local: ["sh", "main.sh"],
    },
  ],
  tasks: [],
});

const container = {
  Type: "Task",
  Resource: "arn:aws:states:::ecs:runTask.sync",
  Arguments: { Cluster: "main", TaskDefinition: "work" },
  Output: {},
  End: true,
};
const machine = (states: Readonly<Record<string, object>>) => ({
  QueryLanguage: "JSONata",
  StartAt: Object.keys(states)[0],
  States: states,
});
service.putStateMachine("work", machine({ first: { Type: "Pass", Next: "run" }, run: container }));
service.putStateMachine("locked", lockedMachine("wait", container));
service.putStateMachine("wait", machine({ wait: { Type: "Wait", Seconds: 2, End: true } }));
service.putStateMachine(
  "callback",
  machine({
    call: {
      Type: "Task",
      Resource: "arn:aws:states:::ecs:runTask.waitForTaskToken",
      Arguments: {
        Cluster: "main",
        TaskDefinition: "work",
        Payload: { token: "{% $states.context.Task.Token %}" },
      },
      End: true,
    },
  }),
);
service.putStateMachine(
  "busy",
  machine({
    each: {
      Type: "Map",
      Items: "{% [1..5] %}",
      MaxConcurrency: 2,
      ItemProcessor: { StartAt: "run", States: { run: container } },
      End: true,
    },
  }),
);
service.putStateMachine(
  "mixed",
  machine({
    all: {
      Type: "Parallel",
      Branches: [
        { StartAt: "wait", States: { wait: { Type: "Wait", Seconds: 1, End: true } } },
        {
          StartAt: "try",
          States: {
            // There is no such function: three tries, a second apart.
            try: {
              Type: "Task",
              Resource: "arn:aws:states:::lambda:invoke",
              Arguments: { FunctionName: "none" },
              Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 2, BackoffRate: 1 }],
              Catch: [{ ErrorEquals: ["States.ALL"], Next: "caught" }],
              End: true,
            },
            caught: { Type: "Pass", End: true },
          },
        },
        {
          StartAt: "each",
          States: {
            each: {
              Type: "Map",
              Items: [1, 2, 3],
              MaxConcurrency: 2,
              ItemProcessor: { StartAt: "run", States: { run: container } },
              End: true,
            },
          },
        },
      ],
      End: true,
    },
  }),
);
service.putStateMachine(
  "spread",
  machine({
    each: {
      Type: "Map",
      Label: "each",
      Items: "{% [1..$states.input.items] %}",
      MaxConcurrency: 3,
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "run",
        States: { run: { ...container, Output: "{% $states.input * 10 %}" } },
      },
      End: true,
    },
  }),
);
process.stdout.write(`${service.endpoint}\n`);
