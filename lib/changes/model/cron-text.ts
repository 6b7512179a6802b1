/**
 * A cron expression of AWS in the five fields that a flow writes; as it stands where five fields can't say it.
 *
 * @example `cron(0 10 ? * 2-6 *)` becomes `cron 0 10 * * 1-5`
 */
export function cronText(expression: string): string {
  const fields = /^cron\((.*)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? [];
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = fields;
  if (dayOfWeek === undefined || dayOfMonth === undefined || year !== "*") return expression;
  const days = dayOfWeek.replaceAll(/(?<![#/\d])[1-7]/g, (day) => `${Number(day) - 1}`);
  return `cron ${[minute, hour, any(dayOfMonth), month, any(days)].join(" ")}`;
}

function any(field: string): string {
  return field === "?" ? "*" : field;
}
