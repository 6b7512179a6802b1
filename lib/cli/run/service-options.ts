import { Option } from "commander";

/** `--skip-time`, of commands that may start a service. */
export const skipTimeOption = (): Option =>
  new Option(
    "--skip-time",
    "waits, retry delays and timeouts pass at once when nothing else can run",
  );

/** `--allow-aws`, of the same. */
export const allowAwsOption = (): Option =>
  new Option(
    "--allow-aws",
    "services without an endpoint variable are called on AWS, with your credentials",
  );
