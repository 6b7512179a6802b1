import { container, file, flow } from "nagare";

type Value = string | number | boolean | readonly unknown[] | { readonly [name: string]: unknown };

/** Writes as its result what stands at the address in its first argument, or in the variable that this names. */
const copy = `const [given, code] = process.argv.slice(1);
const { AWS_ENDPOINT_URL_S3, NAGARE_OUTPUT } = process.env;
const found = given.startsWith("$") ? process.env[given.slice(1)] : given;
const text = found.replace("--value=", "");
const at = (address) => address.replace("s3:/", AWS_ENDPOINT_URL_S3);
const body = text.startsWith("s3://") ? await (await fetch(at(text))).text() : text;
await fetch(at(NAGARE_OUTPUT), { method: "PUT", body });
process.exitCode = Number(code);`;

const local = ["node", "--input-type=module", "-e", copy, "--"];

/** The same value twice is written once. */
export const load = container("load", {
  image: "example.com/load",
  local,
  command: ({ value, day }: { value: Value; day: string }) => [
    file(value),
    day === "never" ? "3" : "0",
  ],
  environment: ({ value, day }) => ({ VALUE: file(value), DAY: day }),
  output: file<unknown>(),
});

interface Shown {
  readonly read: string;
  readonly value: Value;
  readonly note?: string | undefined;
}

/** Where the value stands in a text, or behind a condition. */
export const show = container("show", {
  image: "example.com/show",
  local,
  command: ({ read, value }: Shown) => [`$${read}`, "0", `--value=${file(value)}`],
  environment: ({ value, note }: Shown) => ({
    ...(note !== undefined ? { NOTE: file({ note, of: value }) } : { NOTE: "null" }),
    NOTES: note ? file([note]) : "[]",
    WHOLE: `--value=${file([value, value])}`,
  }),
  output: file<unknown>(),
});

interface Params {
  readonly values: readonly Value[];
  readonly note?: string;
  readonly day?: string;
}

export default flow("container-input-file", async ({ values, note, day = "today" }: Params) => {
  const loaded = await Promise.all(values.map(async (value) => await load({ value, day })));
  const shown: unknown[] = [];
  for (const read of ["NOTE", "NOTES", "WHOLE"]) {
    if (values.length === 0) break;
    // Only the last one
    shown.push(await show({ read, value: values[values.length - 1] ?? "", note }));
  }
  return { loaded, shown };
});
