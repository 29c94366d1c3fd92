import { type RowChunk, whyOf } from './rowTask.js';

/** What the pool says to a worker: once `begin`, then one `compute` at a time. */
export type Order =
  | { kind: 'begin'; module: string; init: unknown; columns: number }
  | { kind: 'compute'; from: number; count: number };

/** What a worker says to the pool. */
export type Answer =
  /** Its script runs; what goes wrong from here on is not a failure to start. */
  | { kind: 'alive' }
  /** The task is prepared. */
  | { kind: 'ready' }
  | { kind: 'rows'; chunk: RowChunk }
  /** A programmer's error, to be thrown to the caller. */
  | { kind: 'thrown'; error: ErrorText }
  /** It can do nothing more: what it was asked for last will not come. */
  | { kind: 'dead'; why: string };

/** An error that can be sent. Clones of errors lose names, and fail if a cause cannot be cloned. */
export interface ErrorText {
  name: string;
  message: string;
  stack: string | undefined;
}

export function packError(thrown: unknown): ErrorText {
  const error = thrown instanceof Error ? thrown : new Error(whyOf(thrown));
  return { name: String(error.name), message: whyOf(error), stack: error.stack };
}

export function unpackError({ name, message, stack }: ErrorText): Error {
  const error = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
