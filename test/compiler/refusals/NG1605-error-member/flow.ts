import { flow, task } from "nagare";

class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status: number;
  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

const load = task("load", async ({ url }: { url: string }) => {
  if (url === "") throw new HttpError(404);
  return url.length;
});

export default flow("fetch", async ({ url }: { url: string }) => {
  try {
    return await load({ url });
  } catch (error) {
    if (error instanceof HttpError) return error.status;
    const { stack } = error as Error;
    return stack ?? null;
  }
});
