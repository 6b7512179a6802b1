const multiplier = 0x5deece66dn;
const mask = (1n << 48n) - 1n;

/** The first nextDouble() of java.util.Random with this seed, which is what `$random(seed)` gives on AWS. */
export function javaRandom(seed: number): number {
  let state = (BigInt(Math.trunc(seed)) ^ multiplier) & mask;
  const next = (bits: bigint): bigint => {
    state = (state * multiplier + 0xbn) & mask;
    return state >> (48n - bits);
  };
  const high = next(26n);
  return Number((high << 27n) + next(27n)) / 2 ** 53;
}
