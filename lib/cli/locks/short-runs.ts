import { flowOf } from "../run/choose-run.ts";

/** A text with its runs as one types them, `FLOW/RUN` in the place of each ARN. */
export function shortRuns(text: string, env: string | undefined): string {
  return text.replaceAll(RUN, (arn, name: string) => `${flowOf(arn, env)}/${name}`);
}

/** A run's name is free of spaces and of these; nagare's own sentences put a comma or a space behind it. */
const RUN = /arn:[\w-]+:states:[\w-]+:\d+:execution:[^\s:,"]+:([^\s:,;"<>{}[\]?*#%\\^|~`$&/]+)/g;
