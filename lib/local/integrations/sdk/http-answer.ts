/** What an answer's HTTP said, which optimized integrations pass on. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Keeps the HTTP answer to a command. Returns how to get at it. */
export function keepHttpAnswer(command: object): () => unknown {
  let kept: unknown;
  // Every command of the AWS SDK 3 has a stack.
  const { middlewareStack } = command as { readonly middlewareStack: MiddlewareStack };
  middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      kept = result.response;
      return result;
    },
    { step: "deserialize", name: "keepHttpAnswer", priority: "low" },
  );
  return () => kept;
}

/** Reads an HTTP answer of the SDK. */
export function httpAnswer(response: unknown): HttpAnswer {
  if (typeof response !== "object" || response === null) return { statusCode: 200, headers: {} };
  const headers: unknown = Reflect.get(response, "headers");
  return {
    statusCode: Number(Reflect.get(response, "statusCode") ?? 200),
    headers: Object.fromEntries(
      Object.entries(typeof headers === "object" && headers !== null ? headers : {}).map(
        ([name, value]) => [spelled(name), String(value)],
      ),
    ),
  };
}

type Handler = (args: unknown) => Promise<{ readonly response: unknown }>;

interface MiddlewareStack {
  add(
    middleware: (next: Handler) => Handler,
    options: { readonly step: string; readonly name: string; readonly priority: string },
  ): void;
}

/** Node lowers all names; AWS's results have them as they are usually written. */
function spelled(name: string): string {
  if (name === "x-amzn-requestid") return "x-amzn-RequestId";
  if (name.startsWith("x-")) return name;
  return name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
