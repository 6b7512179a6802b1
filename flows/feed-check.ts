import { container, flow } from "nagare";

/** Says with its exit code how a feed is: a shell script in an image, which knows nothing of nagare. */
export const checkFeed = container("check-feed", {
  image: "./containers/feed-check",
  command: ({ feed, least }: { feed: string; least: number }) => [feed, String(least)],
  exitCodes: { 3: "missing", 9: "too-short" },
  retry: { attempts: 3, delay: "5s" },
  timeout: "5m",
});

interface Params {
  /** URLs of CSV files, `https:` or `file:`. */
  readonly feeds: readonly string[];
  /** Rows that a feed has at least. */
  readonly least?: number;
}

/** Tells the feeds that are ready to be loaded from those that are late, before the night's loads begin. */
export default flow("feed-check", async ({ feeds, least = 1 }: Params) => {
  const checked = await Promise.all(
    feeds.map(async (feed) => {
      const { outcome } = await checkFeed({ feed, least });
      switch (outcome) {
        case "succeeded":
          return { feed, state: "ready" };
        case "missing":
          return { feed, state: "not there yet" };
        case "too-short":
          return { feed, state: `fewer than ${least} rows` };
      }
    }),
  );
  const late = checked.filter(({ state }) => state !== "ready");
  if (late.length === feeds.length) throw new Error(`no feed is ready: ${feeds.join(", ")}`);
  return { ready: checked.length - late.length, late };
});
