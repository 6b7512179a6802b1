import { flow, task } from "nagare";

export const limit = task("limit", async ({ of }: { of: string }) => of.length);

/** A label is evaluated where none before it was right. */
export default flow("await-in-case", async ({ n }: { n: number }) => {
  const seen: string[] = [];
  let asked = 0;
  switch (n) {
    case 1:
    case await limit({ of: "four" }):
      seen.push("small");
    case 7 + asked++:
      seen.push("seven");
      break;
    default:
      seen.push("other");
    case (await limit({ of: "twelve chars" })) + asked++:
      seen.push("twelve");
  }
  return { seen, asked };
});
