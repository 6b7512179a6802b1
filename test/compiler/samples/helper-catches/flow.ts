import { flow, task } from "nagare";

export const read = task("read", async ({ text }: { text: string }) => ({ text }));

class TooLong extends Error {
  override readonly name = "TooLong";
}

function sizeOf(text: string): number {
  try {
    const value: { size: number } = JSON.parse(text);
    return value.size;
  } catch {
    return -1;
  } finally {
  }
}

function checked(text: string): string {
  let log = "";
  try {
    if (text.length > 12) throw new TooLong(`${text.length} letters`);
    if (text === "") throw new Error("empty");
    log += "fine";
  } catch (error) {
    if (error instanceof TooLong) return error.message;
    log += error instanceof Error ? error.message : "?";
  } finally {
    log += ".";
  }
  return log;
}

export default flow("helper-catches", async ({ text }: { text: string }) => {
  const size = sizeOf(text);
  const { text: same } = await read({ text });
  return { size, again: sizeOf(same) + 1, checked: checked(same) };
});
