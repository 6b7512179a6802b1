/** Which run of which flow, as names of folders: `arn:aws:states:us-east-1:123456789012:execution:report:first` is the run `first` of the flow `report`. */
export function runPlace(executionArn: string): { readonly flow: string; readonly run: string } {
  const [flow = "", ...run] = executionArn.split(":").slice(6).map(fileName);
  return { flow, run: run.join("-") };
}

/** A child run of a distributed Map has `flow/label` for its flow; a name may be nothing but dots. */
function fileName(part: string): string {
  return part.replaceAll("/", "-").replace(/^\.+$/, "_");
}
