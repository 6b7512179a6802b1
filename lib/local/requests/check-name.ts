import { errors } from "../errors.ts";

// The characters that AWS's documentation of StartExecution's `name` forbids.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among them
const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;

/** @throws InvalidName */
export function checkName(name: string): void {
  if (name.length < 1 || name.length > 80 || forbidden.test(name)) throw errors.invalidName(name);
}
