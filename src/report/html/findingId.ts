import { anchor } from './markup.js';

/** Address of a finding on the page. */
export const findingId = (id: string): string => `f-${anchor(id)}`;
