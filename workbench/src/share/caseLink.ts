import { deflateSync, Inflate } from 'fflate';
import { LARGEST_CASE } from '../../../src/case/load.js';
import type { CaseText } from '../engine/protocol.js';

/** Links longer than this are cut by many programs that pass them on. */
export const LONG_LINK = 8000;

/** How a case is written into a link. Another way of writing it gets another number. */
const FORM = 1;
/** Letters that a link may have: some browsers open no address of more than 1 MiB, and this leaves room for its beginning. */
export const MOST_LETTERS = 1_000_000;
/** Bytes that a link may hold, unpacked: a case as long as one may be, as JSON, or several that are shorter. */
const MOST_BYTES = 2 * LARGEST_CASE;
/** Compressed bytes that are unpacked at one go: at most about a thousand times as many come out. */
const STEP = 1024;
/** A chain of cases that extend each other is at most this long. */
const MOST_FILES = 20;
const LONGEST_NAME = 400;

export type LinkedCase = { case: CaseText } | { problem: 'malformed' | 'too-large' | 'newer' };

/** No link is made that could not be opened: too many letters, too much in it, more files or longer names than it takes. */
export type WrittenLink = { letters: string } | { problem: 'too-many-letters' | 'too-large' | 'unfit' };

/**
 * A case, with the cases that it extends, as letters that may stand in an address: one byte that tells the form, then
 * JSON compressed with DEFLATE (RFC 1951), in base64url (RFC 4648, section 5) without padding.
 */
export function writeCaseLink({ name, text, others }: CaseText): WrittenLink {
  if (!caseIn({ name, text, others })) return { problem: 'unfit' };
  const json = new TextEncoder().encode(JSON.stringify({ name, text, others }));
  if (json.length > MOST_BYTES || [text, ...Object.values(others)].some(isTooLong)) return { problem: 'too-large' };
  const packed = deflateSync(json, { level: 9 });
  const bytes = new Uint8Array(packed.length + 1);
  bytes[0] = FORM;
  bytes.set(packed, 1);
  const letters = toBase64Url(bytes);
  return letters.length > MOST_LETTERS ? { problem: 'too-many-letters' } : { letters };
}

/** Reads what a link holds. It is from anybody: it is unpacked to 2 MiB at most, and nothing but texts is taken from it. */
export function readCaseLink(letters: string): LinkedCase {
  if (letters.length > MOST_LETTERS) return { problem: 'too-large' };
  const bytes = fromBase64Url(letters);
  if (!bytes || bytes.length < 2) return { problem: 'malformed' };
  if (bytes[0] !== FORM) return { problem: bytes[0]! > FORM ? 'newer' : 'malformed' };
  const json = inflate(bytes.subarray(1));
  if (typeof json === 'string') return { problem: json };
  try {
    const found = caseIn(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)));
    if (!found) return { problem: 'malformed' };
    const texts = [found.text, ...Object.values(found.others)];
    return texts.some(isTooLong) ? { problem: 'too-large' } : { case: found };
  } catch {
    return { problem: 'malformed' };
  }
}

/** Stops as soon as more has come out than a case may hold: what was packed tells nothing of what it becomes. */
function inflate(packed: Uint8Array): Uint8Array | 'malformed' | 'too-large' {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let whole = false;
  const stream = new Inflate((piece, final) => {
    pieces.push(piece);
    length += piece.length;
    whole ||= final;
  });
  try {
    for (let from = 0; from < packed.length; from += STEP) {
      stream.push(packed.subarray(from, from + STEP), from + STEP >= packed.length);
      if (length > MOST_BYTES) return 'too-large';
    }
  } catch {
    return 'malformed';
  }
  if (!whole) return 'malformed';
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function caseIn(value: unknown): CaseText | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, text, others } = value as Record<string, unknown>;
  if (!isName(name) || typeof text !== 'string') return undefined;
  if (typeof others !== 'object' || others === null || Array.isArray(others)) return undefined;
  const files = Object.entries(others);
  if (files.length > MOST_FILES) return undefined;
  if (!files.every(([file, content]) => isName(file) && typeof content === 'string')) return undefined;
  return { name, text, others: Object.fromEntries(files) as Record<string, string> };
}

/** As the reader of cases measures it. */
const isTooLong = (text: string) => text.length > LARGEST_CASE;

const isName = (name: unknown): name is string =>
  typeof name === 'string' && name !== '' && name.length <= LONGEST_NAME && !/\p{Cc}/u.test(name);

/** Bytes that become text at one go: a call takes only so many arguments. */
const PIECE = 4096;

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(letters: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(letters)) return undefined;
  try {
    return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}
