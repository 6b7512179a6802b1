/** Asks the local service for what only it has, under a name of its own that AWS's client doesn't know. */
export async function askLocal(
  endpoint: string,
  operation: string,
  request: object,
): Promise<unknown> {
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.0",
      "X-Amz-Target": `Nagare.${operation}`,
    },
    body: JSON.stringify(request),
  });
  const body: unknown = await answer.json();
  if (!answer.ok)
    throw new Error(`the service at ${endpoint} refuses ${operation}: ${JSON.stringify(body)}`);
  return body;
}
