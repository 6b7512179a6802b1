/** The time that a run is for, by its input: what a schedule, a backfill or `nagare run --at` has sent beside the params. */
export function scheduledTimeOf(input: string): Date | undefined {
  const parsed: unknown = JSON.parse(input);
  const said = member(member(parsed, "nagare"), "scheduledTime");
  const instant = typeof said === "string" ? new Date(said) : undefined;
  return instant === undefined || Number.isNaN(instant.getTime()) ? undefined : instant;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
