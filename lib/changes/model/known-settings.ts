import type { Settings } from "./deployed-project.ts";

/** Only the settings that are said at all. */
export function knownSettings(settings: Readonly<Record<string, string | undefined>>): Settings {
  return Object.fromEntries(
    Object.entries(settings).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
    ),
  );
}
