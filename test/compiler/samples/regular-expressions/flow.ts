import { flow } from "nagare";

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export default flow("regular-expressions", async ({ day, line }: { day: string; line: string }) => {
  const found = day.match(DAY);
  if (found === null) return { isDay: DAY.test(day), words: line.split(/[\s,]+/) };
  const [, year, month] = found;
  const compact = day.replace(/-/g, "");
  const names = [...line.matchAll(/(\w+)=(\d+)?/g)].map((each) => ({
    name: each[1],
    value: each[2],
  }));
  const shown = line.replace(/(\w+)=(\d+)/g, "$1: $2");
  const loud = line.replace(/[a-z]+/gi, (word) => word.toUpperCase());
  return { year, month, compact, names, shown, loud, first: line.search(/\d/) };
});
