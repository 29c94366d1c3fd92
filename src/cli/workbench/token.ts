import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 128 random bits, in 22 characters that mean nothing in an address or a shell. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export function sameSecret(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
