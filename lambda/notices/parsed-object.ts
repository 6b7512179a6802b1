/** The object that a text of JSON stands for; an empty one where it stands for none. */
export function parsedObject(text: string | null | undefined): Readonly<Record<string, unknown>> {
  if (text?.startsWith("{") !== true) return {};
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
