/** Nothing to work on. */
export class Missing extends Error {
  override readonly name: string = "Missing";
}

export class NoRows extends Missing {
  override readonly name = "NoRows";
  readonly table: string;

  constructor(table: string) {
    super(`no rows in ${table}`);
    this.table = table;
  }
}

/** Called by its class, though it does not say so. */
export class Refused extends Error {}

export class TooMany extends RangeError {
  constructor(count: number, unit = "rows") {
    super(`${count} ${unit}`);
    this.name = new.target.name;
  }
}
