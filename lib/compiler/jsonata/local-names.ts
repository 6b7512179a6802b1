/** Makes names of locals, each unlike all before: `item~1`, `item~2`. They read as the part before the `~` when printed. */
export function createLocalNames(): (hint: string) => string {
  let count = 0;
  return (hint) => {
    count += 1;
    return `${hint}~${count}`;
  };
}

/** The name that a person would have given it. */
export function hintOf(name: string): string {
  const tilde = name.indexOf("~");
  return tilde === -1 ? name : name.slice(0, tilde);
}
