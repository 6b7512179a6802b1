/** The name in what Lambda takes for a FunctionName: a name, a partial or a full ARN, each with or without version or alias. */
export function functionName(reference: string): string {
  const parts = reference.split(":");
  const marker = parts.indexOf("function");
  return (marker < 0 ? parts[0] : parts[marker + 1]) ?? reference;
}
