import { flow } from "nagare";
import { count, note } from "./steps.ts";

export default flow("switch", async ({ kind, rows }: { kind: string; rows: number }) => {
  let said = "";
  switch (kind.toLowerCase()) {
    case "a":
    case "b":
      await note({ text: kind });
      break;
    // biome-ignore lint/suspicious/useDefaultSwitchClauseLast: a default may stand anywhere
    default:
      said = "default";
      break;
    case "c":
      said += String(await count());
  }
  switch (rows) {
    case 1:
      return "one";
    case 2:
      if (said === "") return "two";
      break;
  }
  return said;
});
