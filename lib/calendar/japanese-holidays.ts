import { createRequire } from "node:module";

/** Japan's public holidays, as the Cabinet Office has them: of 230 KB, read only where they are asked for. */
export function japaneseHolidays(): readonly string[] {
  const { holidays }: { readonly holidays: object } = load();
  return Object.keys(holidays);
}

/** Not an `import`, which would take them into the bundle of every task beside a flow. */
function load(): { readonly holidays: object } {
  try {
    return createRequire(import.meta.url)("@holiday-jp/holiday_jp");
  } catch (cause) {
    throw new Error('calendar("JP") is for flows: give a task the days that it needs', { cause });
  }
}
