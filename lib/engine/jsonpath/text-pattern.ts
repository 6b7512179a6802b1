/** StringMatches: `*` stands for any characters, `\*` for a star and `\\` for a backslash. */
export function matchesPattern(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\([*\\])|(\*)|[^*\\]+|\\/gsu, (part, escaped, star) => {
    if (star !== undefined) return ".*";
    return (escaped ?? part).replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&");
  });
  return new RegExp(`^${source}$`, "su").test(text);
}
