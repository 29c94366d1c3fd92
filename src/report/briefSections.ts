import { WILL_IT_HOLD } from './holds.js';

/** A sentence, or a family of them, that the brief may say. */
export interface Part {
  /** Of a finding; one that ends in `*` stands for the findings about the head package, in the long brief for all. */
  id: string;
  /** 1 is on every screen; the others as far as there is room, the smaller first; 9 is for the long brief only. */
  rank: number;
  /** Said on one screen also when its table is empty. */
  none?: true;
  /** The most lines of it on one screen, where that is not as many as of others. */
  most?: number;
  /** The same beside a section HOW SURE, which needs room. */
  mostBeside?: number;
}

/** What a referee says of the grounds, for the long brief. */
const EVIDENCE = ['drivers', 'beside/*', 'none', 'fit', 'ultimatums', 'weight', 'unsigned', 'unused', 'no-record'];

/** What the brief says, in order: heading and the findings whose sentences it says. */
export const SECTIONS: { heading: string; say: Part[] }[] = [
  {
    heading: WILL_IT_HOLD,
    say: [
      { id: 'guarantee/holds', rank: 2 },
      { id: 'guarantee/tempting', rank: 3 },
      { id: 'guarantee/helpers', rank: 3 },
      { id: 'guarantee/middle-ground', rank: 4 },
      { id: 'guarantee/record', rank: 5, most: 4 },
      { id: 'guarantee/model/*', rank: 3, most: 3 },
      later('levers'),
      ...['survival', 'honoured', 'causes', 'durability', 'sets', 'exposure', 'epsilon', 'lambda', 'heat'].map(later),
      ...['profiles', 'record/*', 'sentence/*'].map(later),
    ],
  },
  {
    heading: 'THE DEADLINE',
    say: [
      { id: 'offer/deadline/*', rank: 1, mostBeside: 3 },
      ...['effect', 'consent', 'path', 'resolve', 'agency', 'robust'].map((id) => ({ id: `offer/${id}/*`, rank: 9 })),
    ],
  },
  {
    heading: 'WHAT WOULD OPEN IT',
    say: [
      { id: 'settlement/corrections', rank: 1 },
      { id: 'settlement/would-take/*', rank: 2, none: true, mostBeside: 3 },
    ],
  },
  {
    heading: 'HOW SURE',
    say: [
      { id: 'worlds/how-sure', rank: 1, most: 2 },
      { id: 'sensitivity/main', rank: 1, most: 4 },
      { id: 'sensitivity/flips/*', rank: 3, most: 2 },
      ...['packages', 'margins/*', 'peace', 'offer/*'].map((id) => ({ id: `worlds/${id}`, rank: 9 })),
      ...['drivers', 'tornado', 'scenario', 'information', 'robust'].map((id) => ({
        id: `sensitivity/${id}/*`,
        rank: 9,
      })),
    ],
  },
  { heading: 'WHY NOT', say: [{ id: 'settlement/conflicts', rank: 6 }] },
  {
    heading: 'WHICH PACKAGE',
    say: [
      { id: 'settlement/counts', rank: 6 },
      { id: 'settlement/solutions', rank: 3 },
      { id: 'settlement/trades/*', rank: 7 },
    ],
  },
  { heading: 'WAITING', say: [{ id: 'settlement/time', rank: 4 }] },
  { heading: 'RATIFICATION', say: [{ id: 'settlement/two-level', rank: 5 }] },
  { heading: 'WHAT CARRIES IT', say: [{ id: 'settlement/carries', rank: 2 }] },
  { heading: 'WHAT EACH SIDE WANTS', say: [{ id: 'settlement/issues', rank: 9 }] },
  {
    heading: 'WHAT IT RESTS ON',
    say: [
      { id: 'evidence/grounds', rank: 1 },
      { id: 'settlement/proof', rank: 1 },
      ...EVIDENCE.map((id) => ({ id: `evidence/${id}`, rank: 9 })),
      later('proof'),
    ],
  },
];

/** What the guarantee lens says besides, for the long brief. */
function later(id: string): Part {
  return { id: `guarantee/${id}`, rank: 9 };
}
