/** How an attack is met. */
export type Cause =
  | 'honoured by all'
  | 'honoured by some'
  | 'refused while in force'
  | 'refused under notice'
  | 'attacked with nothing in force';

export const CAUSES: readonly Cause[] = [
  'honoured by all',
  'honoured by some',
  'refused while in force',
  'refused under notice',
  'attacked with nothing in force',
];
