import { createRequire } from "node:module";

/** Japan's public holidays, as the Cabinet Office has them: of 230 KB, read only where they are asked for. */
export function japaneseHolidays(): readonly string[] {
  return Object.keys(load().holidays);
}

/** Not an `import`, which would take them into the bundle of every task beside a flow. */
function load(): { readonly holidays: object } {
  try {
    return createRequire(import.meta.url)(PACKAGE);
  } catch (cause) {
    const [reason] = String(cause instanceof Error ? cause.message : cause).split("\n");
    throw new HolidaysMissing(
      `calendar("JP") needs the package ${PACKAGE}, which can't be loaded here (${reason}): install the project's packages again, nagare brings it. The function of a task is bundled without it: give it the days that it needs`,
      { cause },
    );
  }
}

const PACKAGE = "@holiday-jp/holiday_jp";

/** The package that knows the holidays can't be loaded: the message says what to do. */
export class HolidaysMissing extends Error {
  override readonly name = "HolidaysMissing";
}
