/** Gives out names, each once: the second `load` is `load (2)`. */
export interface UniqueNames {
  take(wanted: string): string;
}

/** Names of at most `longest` characters; a longer one is cut, its end shown by `…`. */
export function uniqueNames(
  longest: number,
  numbered: (name: string, count: number) => string = (name, count) => `${name} (${count})`,
): UniqueNames {
  const taken = new Set<string>();
  const shorten = (name: string, room: number): string =>
    name.length <= room ? name : `${name.slice(0, room - 1)}…`;
  return {
    take(wanted) {
      let name = shorten(wanted, longest);
      for (let count = 2; taken.has(name); count++) {
        name = numbered(shorten(wanted, longest - 6), count);
      }
      taken.add(name);
      return name;
    },
  };
}
