import { type Code, i32 } from './assemble.js';

export const next = (k: Code) => i32.add(k, i32.of(1));
/** The k-th of a list of whole numbers, and where the k-th of a list of numbers stands. */
export const int = (list: Code, k: Code) => i32.load(i32.add(list, i32.shl(k, i32.of(2))));
export const nth = (list: Code, k: Code) => i32.add(list, i32.shl(k, i32.of(3)));
