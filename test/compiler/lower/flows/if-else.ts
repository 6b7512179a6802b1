import { flow } from "nagare";
import { load, note } from "./steps.ts";

export default flow("if-else", async ({ rows, name }: { rows: number; name: string }) => {
  let size = "small";
  if (rows > 9) size = "big";
  if (name === "a") {
    await note({ text: size });
  } else if (name === "b") {
    return "b";
  } else if ((await load({ table: name })).rows > 1) {
    size = "loaded";
  } else throw new Error(`no ${name}`);
  return size;
});
