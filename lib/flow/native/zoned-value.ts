import { DateTime } from "luxon";
import type { DiffUnit, FormatOptions, TimeAmount, TimeFields, TimeUnit, Zoned } from "../zoned.ts";
import { fieldsIn } from "./time-format.ts";

/** `zoned(instant, zone)` in Node. */
export function zonedOf<const Zone extends string>(
  instant: string | number | Zoned,
  zone: Zone,
): Zoned<Zone> {
  if (typeof instant === "string") return new ZonedValue(fromText(instant, zone), zone);
  if (!Number.isInteger(Number(instant)))
    throw new RangeError(`not a whole number of milliseconds: ${String(instant)}`);
  return new ZonedValue(DateTime.fromMillis(Number(instant), { zone: known(zone) }), zone);
}

/** `zoned.parse(text, format, zone)` in Node. */
export function parseZoned<const Zone extends string>(
  text: string,
  format: string,
  zone: Zone,
): Zoned<Zone> {
  const fields = fieldsIn(text, format);
  const time = fields && localTime(fields, zone);
  if (!time?.isValid) throw new RangeError(`not a time of the form ${format}: ${text}`);
  return new ZonedValue(time, zone);
}

/** luxon's `DateTime`, made to throw where that would be invalid, and to depend on nothing of the machine. */
class ZonedValue<Zone extends string> implements Zoned<Zone> {
  readonly #time: DateTime;
  readonly zoneName: Zone;

  constructor(time: DateTime, zone: Zone) {
    if (!time.isValid) throw new RangeError(`not a time: ${time.invalidExplanation}`);
    if (time.year < 0 || time.year > 9999) throw new RangeError(BEYOND);
    this.#time = time;
    this.zoneName = zone;
  }

  get year(): number {
    return this.#time.year;
  }

  get quarter(): number {
    return this.#time.quarter;
  }

  get month(): number {
    return this.#time.month;
  }

  get day(): number {
    return this.#time.day;
  }

  get hour(): number {
    return this.#time.hour;
  }

  get minute(): number {
    return this.#time.minute;
  }

  get second(): number {
    return this.#time.second;
  }

  get millisecond(): number {
    return this.#time.millisecond;
  }

  get weekday(): number {
    return this.#time.weekday;
  }

  get weekNumber(): number {
    return this.#time.weekNumber;
  }

  get weekYear(): number {
    return this.#time.weekYear;
  }

  get ordinal(): number {
    return this.#time.ordinal;
  }

  get daysInMonth(): number {
    return this.#time.daysInMonth ?? 0;
  }

  get offset(): number {
    return this.#time.offset;
  }

  plus(amount: TimeAmount): Zoned<Zone> {
    return this.#with(this.#time.plus(whole(amount)));
  }

  minus(amount: TimeAmount): Zoned<Zone> {
    return this.#with(this.#time.minus(whole(amount)));
  }

  startOf(unit: TimeUnit): Zoned<Zone> {
    return this.#with(this.#time.startOf(unit));
  }

  endOf(unit: TimeUnit): Zoned<Zone> {
    return this.#with(this.#time.endOf(unit));
  }

  set(fields: TimeFields): Zoned<Zone> {
    return this.#with(this.#time.set(whole(fields)));
  }

  setZone<const Other extends string>(zone: Other): Zoned<Other> {
    return new ZonedValue(this.#time.setZone(known(zone)), zone);
  }

  toFormat(format: string, { locale = LOCALE, calendar = "gregory" }: FormatOptions = {}): string {
    const written = this.#time.reconfigure({
      locale,
      numberingSystem: "latn",
      outputCalendar: calendar,
    });
    return written.toFormat(format);
  }

  toISO(): string {
    return this.#time.toISO() ?? "";
  }

  toISODate(): string {
    return this.#time.toISODate() ?? "";
  }

  toJSON(): string {
    return this.toISO();
  }

  toString(): string {
    return this.toISO();
  }

  toMillis(): number {
    return this.#time.toMillis();
  }

  valueOf(): number {
    return this.toMillis();
  }

  diff(other: Zoned<Zone>, unit: DiffUnit): number {
    const earlier = DateTime.fromMillis(other.toMillis(), { zone: this.#time.zone });
    return this.#time.diff(earlier, unit).get(unit);
  }

  equals(other: Zoned): boolean {
    return other.toMillis() === this.toMillis() && other.zoneName === this.zoneName;
  }

  /** In a text it is its text, in a comparison its milliseconds. */
  [Symbol.toPrimitive](hint: string): string | number {
    return hint === "number" ? this.valueOf() : this.toISO();
  }

  #with(time: DateTime): Zoned<Zone> {
    return new ZonedValue(time, this.zoneName);
  }
}

const LOCALE = "en-US";
const BEYOND = "a time beyond the years 0 to 9999";

const ISO =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?(Z|[+-][0-9]{2}:[0-9]{2})?)?$/;

function fromText(text: string, zone: string): DateTime {
  const [found, year, month, day, hour = 0, minute = 0, second = 0, fraction = "", offset] =
    ISO.exec(text) ?? [];
  const millisecond = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const fields = { year, month, day, hour, minute, second };
  const numbers = Object.entries(fields).map(([name, value]) => [name, Number(value)] as const);
  const all = { ...Object.fromEntries(numbers), millisecond };
  const local = found === undefined ? undefined : localTime(all, offset ? "UTC" : zone);
  const minutes = offset === undefined || offset === "Z" ? 0 : minutesOf(offset);
  if (!local?.isValid || minutes === undefined) throw new RangeError(`not an ISO time: ${text}`);
  return offset === undefined ? local : local.minus({ minutes }).setZone(known(zone));
}

function minutesOf(offset: string): number | undefined {
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(4))];
  if (hours > 19 || minutes > 59) return undefined;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** Where the clock is set back and a time comes twice, the first. */
function localTime(fields: TimeFields, zone: string): DateTime {
  const time = DateTime.fromObject(fields, { zone: known(zone) });
  const [first = time] = time.isValid ? time.getPossibleOffsets() : [];
  return first;
}

/** Not the machine's. */
function known(zone: string): string {
  if (["local", "system", "default", ""].includes(zone) || !DateTime.utc().setZone(zone).isValid)
    throw new RangeError(`not a time zone: ${zone}`);
  return zone;
}

function whole<Amounts extends TimeAmount | TimeFields>(amounts: Amounts): Amounts {
  for (const [name, value] of Object.entries(amounts))
    if (!Number.isInteger(value)) throw new RangeError(`not a whole number: ${name} ${value}`);
  return amounts;
}
