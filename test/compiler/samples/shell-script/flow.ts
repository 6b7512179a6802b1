import { flow, shell } from "nagare";

/** The script ends with the code that it is told. */
export const leave = shell("./leave.sh", {
  command: (code: number) => [`exit ${code}`],
  exitCodes: { 9: "nothing" },
});

/** Another image, and another name. */
export const again = shell("./leave.sh", {
  name: "leave-again",
  image: "example.com/tool",
  command: ({ code, note }: { code: number; note: string }) => [`exit ${code}`, note],
  environment: ({ note }: { code: number; note: string }) => ({ NOTE: note }),
});

interface Params {
  readonly code: number;
  readonly note?: string;
}

export default flow("shell-script", async ({ code, note = "" }: Params) => {
  const { exitCode, outcome } = await leave(code);
  await again({ code: exitCode, note });
  return outcome;
});
