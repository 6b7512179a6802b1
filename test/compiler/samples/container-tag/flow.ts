import { ContainerExited, container, flow } from "nagare";

interface Job {
  readonly version: string;
  readonly code: number;
}

/** The image that the run says. */
export const job = container("job", {
  image: "registry.example.com:5000/team/job:latest",
  local: ["/bin/sh", "-c"],
  tag: ({ version }: Job) => `v${version.trim()}`,
  command: ({ code }) => [`exit ${code}`],
  retry: { attempts: 2, delay: "1s" },
  exitCodes: { 9: "nothing" },
});

export default flow("container-tag", async ({ jobs }: { jobs: readonly Job[] }) => {
  const outcomes: string[] = [];
  for (const each of jobs) {
    try {
      const { outcome } = await job(each);
      outcomes.push(outcome);
    } catch (error) {
      if (!(error instanceof ContainerExited)) throw error;
      outcomes.push(error.message);
    }
  }
  // Side by side
  const codes = await Promise.all(
    jobs.map(async (each) => (await job({ ...each, code: 0 })).exitCode),
  );
  return { outcomes, codes };
});
