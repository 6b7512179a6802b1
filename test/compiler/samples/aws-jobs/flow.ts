import { flow } from "nagare";
import { aws } from "nagare/aws";

/** Starts a job and waits for it; one that fails is an error with the job as its message. */
async function outcome(name: string): Promise<string> {
  try {
    const run = await aws.glue.startJobRun.sync({ JobName: name, Arguments: { "--by": "nagare" } });
    return `${run.Id} ${run.JobRunState} ${run.StartedOn}`;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name !== "States.TaskFailed") return error.name;
    const job = JSON.parse(error.message) as { readonly ErrorMessage?: string };
    return job.ErrorMessage ?? "failed";
  }
}

export default flow("aws-jobs", async ({ jobs, last }: { jobs: string[]; last?: string }) => {
  const outcomes: string[] = [];
  for (const job of jobs) outcomes.push(await outcome(job));
  const sent = await aws.sqs.sendMessage({
    QueueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/reports",
    MessageBody: JSON.stringify(outcomes),
  });
  if (last !== undefined) await aws.glue.startJobRun.sync({ JobName: last });
  return { outcomes, message: sent.MessageId };
});
