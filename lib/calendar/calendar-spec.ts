/** A calendar as it is declared. */
export interface CalendarSpec {
  /** For messages. */
  readonly name: string;
  /** Whose public holidays it has. Absent: none but its own. */
  readonly country?: "JP";
  /** Its own days without business, `2026-12-29`. */
  readonly holidays: readonly string[];
  /** Days of business after all, also on a weekend. */
  readonly except: readonly string[];
  /** Days of the week without business, Monday as 1. */
  readonly weekend: readonly number[];
}
