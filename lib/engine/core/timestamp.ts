const offsetDateTime =
  /^\d{4}-\d{2}-\d{2}T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * The instant of an ISO 8601 date and time with offset, in milliseconds since 1970, without its fraction of a
 * second; undefined for any other text.
 */
export function parseTimestamp(text: string): number | undefined {
  if (!offsetDateTime.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : Math.floor(instant / 1000) * 1000;
}
