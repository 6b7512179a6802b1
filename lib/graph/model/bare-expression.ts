/**
 * A JSONata expression as a person says it: without `{% %}`, the `$` of variables, the paths to the state's data, and the bindings of
 * a block whose last expression speaks for itself.
 */
export function bareExpression(text: string): string {
  return text
    .replace(/^\{%\s*|\s*%\}$/g, "")
    .replace(/\$\w+\s*:=[^;]*;\s*/g, "")
    .replace(/\$states\.(?:input|result|context\.Execution\.Input)\b\.?/g, "")
    .replace(/\$(?=[A-Za-z_])/g, "")
    .replace(/\s+/g, " ")
    .replace(/\( | \)/g, (space) => space.trim())
    .trim();
}
