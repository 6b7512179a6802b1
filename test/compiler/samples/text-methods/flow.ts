import { flow, task } from "nagare";

export const id = task("id", async ({ v }: { v: number }) => v);
export default flow("text-methods", async ({ s }: { s: string }) => {
  const a = await id({ v: s.length });
  return [
    s.toUpperCase(),
    s.slice(1, 3),
    s.split(",").length,
    s.replaceAll("a", "b"),
    s.padStart(5, "0"),
    s.includes("a"),
    s.indexOf("b"),
    s.trim(),
    a,
  ];
});
