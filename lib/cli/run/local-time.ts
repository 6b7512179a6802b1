/** An instant in the machine's time zone: `2026-01-31 09:30:00`. */
export function localTime(instant: Date): string {
  const [date, time] = [
    [instant.getFullYear(), instant.getMonth() + 1, instant.getDate()],
    [instant.getHours(), instant.getMinutes(), instant.getSeconds()],
  ].map((parts) => parts.map((part) => String(part).padStart(2, "0")));
  return `${date?.join("-")} ${time?.join(":")}`;
}
