import { DateTime } from "luxon";

/** The names that a token has in a locale, as luxon writes them: of the months, the days from Monday, the halves of a day, or the eras before and after our year 1. */
export function namesOf(token: string, locale: string): readonly string[] {
  const written = (time: DateTime): string =>
    time.reconfigure({ locale, numberingSystem: "latn" }).toFormat(token);
  if (token === "a") return [6, 18].map((hour) => written(DateTime.utc(2024, 1, 1, hour)));
  if (/^G/.test(token)) return [-100, 2024].map((year) => written(DateTime.utc(year, 1, 1)));
  const isMonth = /^[ML]/.test(token);
  const count = isMonth ? 12 : 7;
  return Array.from({ length: count }, (_, at) =>
    written(isMonth ? DateTime.utc(2024, at + 1, 1) : DateTime.utc(2024, 1, at + 1)),
  );
}

/** Whether names are known in it, and not in another one instead. */
export function isLocale(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
