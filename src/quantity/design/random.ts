/**
 * xoshiro256**, a stream of pseudo-random numbers of period 2²⁵⁶ − 1 (Blackman and Vigna 2021, "Scrambled linear
 * pseudorandom number generators", ACM Transactions on Mathematical Software 47(4), 36). The state is four words of 64
 * bits, as halves: low, high, low, …
 */
export class Random {
  private readonly s: Int32Array;

  /** @param state Eight halves, not all 0. */
  constructor(state: ArrayLike<number>) {
    this.s = Int32Array.from(state);
  }

  /** From a seed and a name, by splitmix64 (Steele, Lea and Flood 2014): other names give other streams. */
  static of(seed: bigint, name = ''): Random {
    return new Random(Array.from(words(seed, name, 4)).flatMap((word) => [Number(word & LOW), Number(word >> 32n)]));
  }

  /** A number strictly between 0 and 1: (k + ½) / 2⁵², k the upper 52 bits of the next word. */
  next(): number {
    this.step();
    return ((this.high >>> 0) * 0x100000 + (this.low >>> 12) + 0.5) / 0x10000000000000;
  }

  /** The next 64 bits. */
  nextBits(): bigint {
    this.step();
    return (BigInt(this.high >>> 0) << 32n) | BigInt(this.low >>> 0);
  }

  /** A whole number from 0 to below `n` ≤ 2³¹, each alike, by rejection. */
  below(n: number): number {
    const limit = 0x100000000 - (0x100000000 % n);
    for (;;) {
      this.step();
      if (this.high >>> 0 < limit) return (this.high >>> 0) % n;
    }
  }

  /** Goes on by 2¹²⁸ steps, so that streams from one seed, each jumped once more, do not meet. */
  jump(): this {
    const sum = new Int32Array(8);
    for (const word of JUMP)
      for (let bit = 0; bit < 32; bit++) {
        if ((word >>> bit) & 1) for (let i = 0; i < 8; i++) sum[i] ^= this.s[i];
        this.step();
      }
    this.s.set(sum);
    return this;
  }

  private low = 0;
  private high = 0;

  private step(): void {
    const s = this.s;
    const a0 = s[0];
    const a1 = s[1];
    const b0 = s[2];
    const b1 = s[3];
    // rotl(s₁ · 5, 7) · 9
    const low5 = ((b0 << 2) + b0) | 0;
    const high5 = sumHigh((b1 << 2) | (b0 >>> 30), b1, b0 << 2, b0);
    const low = (low5 << 7) | (high5 >>> 25);
    const high = (high5 << 7) | (low5 >>> 25);
    this.low = ((low << 3) + low) | 0;
    this.high = sumHigh((high << 3) | (low >>> 29), high, low << 3, low);

    const c0 = s[4] ^ a0;
    const c1 = s[5] ^ a1;
    const d0 = s[6] ^ b0;
    const d1 = s[7] ^ b1;
    s[0] = a0 ^ d0;
    s[1] = a1 ^ d1;
    s[2] = b0 ^ c0;
    s[3] = b1 ^ c1;
    s[4] = c0 ^ (b0 << 17);
    s[5] = c1 ^ ((b1 << 17) | (b0 >>> 15));
    // rotl(s₃, 45): the halves change places, then 13 more.
    s[6] = (d1 << 13) | (d0 >>> 19);
    s[7] = (d0 << 13) | (d1 >>> 19);
  }
}

/** Upper half of a sum of two 64-bit numbers, the carry of the lower halves included. */
function sumHigh(highA: number, highB: number, lowA: number, lowB: number): number {
  return (highA + highB + ((lowA >>> 0) + (lowB >>> 0) > 0xffffffff ? 1 : 0)) | 0;
}

const LOW = 0xffffffffn;
const MASK = 0xffffffffffffffffn;

/** The authors' polynomial for 2¹²⁸ steps, by halves. */
const JUMP = [0x3cfd0aba, 0x180ec6d3, 0xf0c9392c, 0xd5a61266, 0xe03fc9aa, 0xa9582618, 0x29b1661c, 0x39abdc45];

/** Words of splitmix64 from a seed and the FNV-1a hash of a name in UTF-8 (Fowler, Noll and Vo 1991). */
export function* words(seed: bigint, name: string, count: number): Generator<bigint> {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(name)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & MASK;
  // The seed goes through the mixer once, so that seed and name cannot make up for one another.
  let state = name === '' ? seed & MASK : mixed((seed + 0x9e3779b97f4a7c15n) & MASK) ^ hash;
  for (let k = 0; k < count; k++) {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    yield mixed(state);
  }
}

function mixed(z: bigint): bigint {
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return z ^ (z >> 31n);
}
