import type { JsonSchema } from "../../compiler/index.ts";

/** The flags of a flow's params: `--date`, or `[--date]` where it may be left out. */
export function flagNames(schema: JsonSchema): readonly string[] {
  const { properties = {}, required = [] } = schema as {
    readonly properties?: object;
    readonly required?: readonly string[];
  };
  return Object.keys(properties).map((name) =>
    required.includes(name) ? `--${name}` : `[--${name}]`,
  );
}
