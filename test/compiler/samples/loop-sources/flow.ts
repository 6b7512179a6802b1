import { flow, task } from "nagare";

export const note = task("note", async ({ text }: { text: string }) => text.length);

export default flow("loop-sources", async ({ word, rows }: { word: string; rows: number[][] }) => {
  for (const letter of word) await note({ text: letter });
  for (const at of rows.keys()) await note({ text: `row ${at}` });
  for (const [at, [first = 0, ...rest]] of rows.entries()) {
    await note({ text: `${at}: ${first} and ${rest.length}` });
  }
  let last: number[] = [];
  for (last of rows.values()) await note({ text: String(last.length) });
  const letters: string[] = [];
  for (const letter of word) letters.push(letter);
  return { letters, last };
});
