/** A JSONata expression as a person says it: without `{% %}`, without the `$` of variables and the paths to the state's data. */
export function bareExpression(text: string): string {
  return text
    .replace(/^\{%\s*|\s*%\}$/g, "")
    .replace(/\$states\.(?:input|result|context\.Execution\.Input)\b\.?/g, "")
    .replace(/\$(?=[A-Za-z_])/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
