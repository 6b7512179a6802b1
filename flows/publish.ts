import { callback, fail, flow, skip, TaskTimedOut, task } from "nagare";

interface Question {
  readonly token: string;
  readonly text: string;
}

interface Decision {
  readonly approved: boolean;
  readonly by?: string;
}

/** Sends a person the question with a link that answers it. Who has no page for that answers on the command line. */
export const ask = task("ask", async ({ token, text }: Question) => {
  const page = process.env["APPROVAL_PAGE"];
  const answer = `npx nagare answer ${token} --output '{"approved": true}'`;
  const how = page === undefined ? answer : `${page}?token=${encodeURIComponent(token)}`;
  console.log(`${text}\n${how}`);
});

export const publish = task("publish", async ({ report }: { report: string }) => {
  console.log(`published ${report}`);
  return { address: `https://reports.example.com/${report}` };
});

/** Publishes a report once a person has said yes, for up to three days. */
export default flow("publish", async ({ report }: { report: string }) => {
  try {
    const { approved, by = "somebody" } = await callback<Decision>(
      "approve",
      async (token) => ask({ token, text: `Publish ${report}?` }),
      { timeout: "3d" },
    );
    if (!approved) return skip(`${by} said no`);
    const { address } = await publish({ report });
    return { address, by };
  } catch (error) {
    if (error instanceof TaskTimedOut) fail("NobodyAnswered", report);
    throw error;
  }
});
