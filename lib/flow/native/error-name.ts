/** The name of an error: its own if it has one, else its class's, else `Error`. */
export function errorName(error: Error): string {
  if (error.name && error.name !== "Error") return error.name;
  return error.constructor?.name || "Error";
}
