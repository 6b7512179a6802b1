/** What people call a lock that the table knows as `warehouse`, or as `flow daily-report` where it is that flow's own. */
export function lockName(lock: string, word: "lock" | "rate" = "lock"): string {
  const [kind, name] = lock.split(" ");
  return name === undefined ? `the ${word} "${lock}"` : `the ${word} of ${kind} \`${name}\``;
}
