/** `3 hours and 51 minutes` */
export function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const parts = [plural(Math.floor(minutes / 60), "hour"), plural(minutes % 60, "minute")].filter(
    (part) => part !== "",
  );
  return parts.length === 0 ? "less than a minute" : parts.join(" and ");
}

function plural(count: number, noun: string): string {
  if (count === 0) return "";
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
