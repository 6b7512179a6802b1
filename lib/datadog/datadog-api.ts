/** Datadog's API, as far as monitors and dashboards need it. */
export interface DatadogApi {
  /** @throws DatadogError */
  send(method: "GET" | "POST" | "PUT", path: string, body?: object): Promise<unknown>;
}

/** What Datadog says instead of an answer. `status` is undefined if there was none at all. */
export class DatadogError extends Error {
  readonly status: number | undefined;

  constructor(message: string, options: ErrorOptions & { readonly status?: number }) {
    super(message, options);
    this.status = options.status;
  }
}

export interface DatadogAccess {
  /** `https://api.datadoghq.com`. */
  readonly url: string;
  readonly apiKey: string;
  readonly appKey: string;
  /** Waits, when Datadog asks for it. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export function datadogApi({ url, apiKey, appKey, sleep }: DatadogAccess): DatadogApi {
  const headers = {
    "content-type": "application/json",
    "dd-api-key": apiKey,
    "dd-application-key": appKey,
  };
  const once = async (method: string, path: string, body?: object): Promise<Response> => {
    try {
      return await fetch(`${url}${path}`, {
        method,
        headers,
        signal: AbortSignal.timeout(30_000),
        ...(body && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const told = `${url} gives no answer: ${reasonOf(error)}`;
      throw new DatadogError(told, { cause: error });
    }
  };
  return {
    async send(method, path, body) {
      let answer = await once(method, path, body);
      for (let tries = 1; answer.status === 429 && tries < MOST_TRIES; tries++) {
        await answer.body?.cancel();
        await sleep(waitOf(answer));
        answer = await once(method, path, body);
      }
      if (!answer.ok) throw await refusal(answer, method, url);
      return await answer.json();
    },
  };
}

const MOST_TRIES = 5;

/** @see https://docs.datadoghq.com/api/latest/rate-limits/ */
function waitOf({ headers }: Response): number {
  const seconds = Number(headers.get("x-ratelimit-reset") ?? 1);
  return Math.min(Math.max(seconds || 1, 1), 60) * 1000;
}

async function refusal(answer: Response, method: string, url: string): Promise<DatadogError> {
  const { status } = answer;
  const said = wordsOf(await answer.text());
  if (status === 401 || status === 403) {
    const needed =
      "the application key needs monitors_read, monitors_write, dashboards_read and dashboards_write";
    return new DatadogError(
      `Datadog refuses the keys at ${url} (${status}${said}): both have to be of this site, and ${needed}`,
      { status },
    );
  }
  return new DatadogError(`Datadog answers ${method} with ${status}${said}`, { status });
}

/** Datadog says `{"errors": […]}`, what stands before it says anything. */
function wordsOf(text: string): string {
  try {
    const { errors } = JSON.parse(text);
    const all = Array.isArray(errors) ? errors.map(String).join("; ") : String(errors);
    return `: ${all}`;
  } catch {
    return text.trim() === "" ? "" : `: ${text.trim().slice(0, 200)}`;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
