/** A command as one types it: `nagare backfill report --from 2026-01-01`; options that a user won't want again are left out. */
export function commandText(argv: readonly string[], without: readonly string[] = []): string {
  const words = argv.filter((word) => !without.includes(word));
  return ["nagare", ...words.map(quoted)].join(" ");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
