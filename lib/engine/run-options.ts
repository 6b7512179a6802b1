export interface RunOptions {
  /** @default 25,000 */
  readonly maxEvents?: number;
}
