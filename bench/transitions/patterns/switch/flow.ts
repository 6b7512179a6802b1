import { flow, task } from "nagare";

export const act = task("act", async ({ what }: { what: string }) => `did ${what}`);

export default flow("switch", async ({ kind }: { kind: string }) => {
  let result = "nothing";
  switch (kind) {
    case "full":
      await act({ what: "truncate" });
    case "increment":
      result = await act({ what: "load" });
      break;
    case "check":
      result = await act({ what: "count" });
      break;
    default:
      return { kind, result };
  }
  return { kind, result };
});
