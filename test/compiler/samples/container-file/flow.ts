import { ContainerExited, container, file, flow } from "nagare";

interface Loaded {
  readonly rows: number;
  readonly tables: readonly string[];
}

/** Writes its first argument where it is told to, and ends with its second one. */
const write = `const [text, code] = process.argv.slice(1);
const { AWS_ENDPOINT_URL_S3, NAGARE_OUTPUT } = process.env;
if (text) await fetch(NAGARE_OUTPUT.replace("s3:/", AWS_ENDPOINT_URL_S3), { method: "PUT", body: text });
process.exitCode = Number(code);`;

export const load = container("load", {
  image: "example.com/load",
  local: ["node", "--input-type=module", "-e", write, "--"],
  command: ({ text, code }: { text: string; code: number }) => [text, `${code}`],
  output: file<Loaded>(),
});

/** Tried again as often as it writes nothing. */
export const checked = container("checked", {
  image: "example.com/load",
  local: ["node", "--input-type=module", "-e", write, "--"],
  command: (text: string) => [text, "0"],
  environment: (text) => ({ TEXT: text, NAMED: "yes" }),
  output: file<unknown>(),
  retry: { attempts: 2, delay: "1s" },
});

interface Params {
  readonly texts: readonly string[];
  readonly code?: number;
  readonly check?: string;
}

export default flow("container-file", async ({ texts, code = 0, check }: Params) => {
  const loaded = await Promise.all(
    texts.map(async (text) => {
      const { rows, tables } = await load({ text, code });
      return `${rows}: ${tables.join(", ")}`;
    }),
  );
  if (check === undefined) return loaded;
  try {
    // Nobody reads what it writes
    await checked(check);
  } catch (error) {
    if (!(error instanceof ContainerExited)) throw error;
    return { loaded, exitCode: error.exitCode, reason: error.reason, message: error.message };
  }
  return await checked(check);
});
