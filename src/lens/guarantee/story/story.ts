import type { Cause } from '../causes.js';

/**
 * What would happen step by step in one drawn world, for teaching: one path through the chain that the case makes of a
 * package, told in the case's own names. One of many, and no forecast.
 */
export interface Story {
  package: { id: string; name: string };
  /** The draw; the same one tells the same story. */
  seed: string;
  /** ISO date on which it begins. */
  from: string;
  /** What stood at the beginning. */
  start: Standing[];
  steps: StoryStep[];
  ending: StoryEnding;
  /** Length of a step, as the case calls it, and how many there would be if nothing ended it. */
  step: string;
  horizon: number;
}

export interface StoryStep {
  /** ISO dates: its first day, and the first day after it. */
  from: string;
  to: string;
  /** Everything that had its turn, in order. */
  turns: StoryTurn[];
  /** What stands at its end; of a step in which an attack comes, what stood when it came. */
  state: Standing[];
  /** P(no attack by its end), over all stories. */
  peace: number;
}

/** Something that could go one way or another, or a day of the calendar. */
export interface StoryTurn {
  kind: 'calendar' | 'politics' | 'event' | 'clock' | 'strength' | 'promise' | 'force' | 'attack' | 'help' | 'defence';
  /** Of a day of the calendar: its date. */
  on?: string;
  /** Of a day of the calendar: what it is called. */
  name?: string;
  /** Who chooses. */
  party?: { id: string; name: string; stance?: string };
  /** What can happen, with its chance at that moment; of a choice what it is worth to who chooses, in its own points. */
  branches: { says: string; chance: number; worth?: number }[];
  taken: number;
  /** Whether something is other than before, or has ended. */
  changes: boolean;
}

/** One thing that is so at a moment: who governs, what binds, which force stands, how strong the adversary is. */
export interface Standing {
  kind: 'stance' | 'promise' | 'force' | 'strength';
  name: string;
  level: string;
  /** 0 is the first of so many levels: the most willing, in force, in place, the weakest. */
  at: number;
  of: number;
}

export interface StoryEnding {
  /** `peace` where no attack comes within the horizon. */
  kind: 'peace' | Cause;
  /** Those who helped. */
  helpers: { id: string; name: string }[];
  /** Whether the defence held; nothing where there was peace. */
  held?: boolean;
  /** Whether something was in force: at the attack, or at the horizon. */
  inForce: boolean;
  /** P(a story ends like this), by the kind. */
  share: number;
  /** P(peace at the horizon), over all stories. */
  peace: number;
}
