/** A length of time for people: `12ms`, `3.4s`, `5m 06s`, `2h 03m`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)}ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)}s`;
  const [whole, unit, rest, part] =
    seconds < 3600
      ? [seconds / 60, "m", seconds % 60, "s"]
      : [seconds / 3600, "h", (seconds % 3600) / 60, "m"];
  return `${Math.floor(whole as number)}${unit} ${String(Math.floor(rest as number)).padStart(2, "0")}${part}`;
}
