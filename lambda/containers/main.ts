/** What runs in Lambda when a container with a task token has stopped; the runtime brings AWS's SDK. */
import { DescribeTasksCommand, ECSClient } from "@aws-sdk/client-ecs";
import { SendTaskFailureCommand, SFNClient } from "@aws-sdk/client-sfn";
import { reportStopped } from "./report-stopped.ts";

const ecs = new ECSClient();
const stepFunctions = new SFNClient();

export const handler = reportStopped({
  async describe({ clusterArn, taskArn }) {
    if (taskArn === undefined) return undefined;
    const command = new DescribeTasksCommand({ cluster: clusterArn, tasks: [taskArn] });
    const { tasks } = await ecs.send(command);
    return tasks?.[0];
  },
  async fail(taskToken, failure) {
    await stepFunctions.send(new SendTaskFailureCommand({ taskToken, ...failure }));
  },
});
