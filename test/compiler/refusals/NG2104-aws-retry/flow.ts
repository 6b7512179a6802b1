import { flow } from "nagare";
import { aws } from "nagare/aws";

export default flow("trips", async ({ attempts }: { attempts: number }) => {
  const { JobRunId } = await aws.glue.startJobRun({ JobName: "trips" }, { retry: { attempts } });
  return JobRunId;
});
