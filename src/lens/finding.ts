import type { ResidualPlot } from './residualPlot.js';

/**
 * One answer, in the words of the case. Views (brief, report, workbench) show findings and compute nothing, so a
 * finding holds all that a view needs, as JSON.
 */
export interface Finding {
  /** Stable address: `settlement/who-signs`, `settlement/explain/offer`. The catalogue stands in docs/findings.md. */
  id: string;
  lens: 'settlement' | 'guarantee' | 'offer' | 'worlds' | 'sensitivity' | 'evidence';
  /** The question it answers, as a person would ask it. */
  question: string;
  /** Whom and what it is about: ids of the case. */
  about: { party?: string; package?: string; issue?: string; line?: string };
  /** The answer in one or two plain sentences with its number. */
  sentence: string;
  value: FindingValue;
  /** What the answer rests on; keys into {@link Assessment.grounds}. */
  grounds: string[];
  certificate: Certificate | 'not proven';
}

/** Proof of a finding: which property was checked, by which independent code, and whether it held. */
export interface Certificate {
  /** What is proven, in words: "no package of the space dominates one of these". */
  kind: string;
  /** The checker, a name exported by the engine's `check` module. */
  checkedBy: string;
  holds: boolean;
  /** How much was looked at: "12,544 packages", "all 31 proper subsets". */
  extent?: string;
}

export type FindingValue =
  | { kind: 'number'; point: number; lo?: number; hi?: number; unit: string }
  | { kind: 'choice'; chosen: string; among: string[] }
  | { kind: 'set'; items: { id: string; name: string; detail?: string }[] }
  | Table
  | Scatter
  | Curves
  | Heat
  | Tree
  | Bars
  | Tornado
  | Dots
  | Forest;

/** Numbers and words in rows and columns. */
export interface Table {
  kind: 'table';
  /** What the first column lists: "package", "issue". */
  of: string;
  columns: { id: string; name: string; unit?: string }[];
  rows: { id: string; name: string; note?: string; cells: Cell[] }[];
}

export interface Cell {
  /** What is printed: "+8.2", "crosses: no recognition". Empty for nothing to say. */
  text: string;
  /** The number behind the text, unrounded. */
  number?: number;
  /** 5 % and 95 % of the worlds lie below, in the unit of the number. */
  range?: [lo: number, hi: number];
  /** Share of worlds, 0 to 1, in which the party accepts the package, or in which the package could be signed. */
  chance?: number;
  /** How it is to be shown, besides its text; never by colour alone. */
  mark?: 'accepts' | 'refuses' | 'line';
  grounds?: string[];
}

/** What every package is worth to two parties. Axes are in points of each party; the two are never compared. */
export interface Scatter {
  kind: 'scatter';
  x: Axis;
  y: Axis;
  /** Every distinct value pair, or a thinned grid of them with `thinned` set: x, y, number of packages. */
  cloud: [number, number, number][];
  thinned?: boolean;
  /** Pareto frontier of these two parties alone, by falling x. */
  frontier: { x: number; y: number; refused: boolean }[];
  /** Named packages. */
  named: { id: string; name: string; x: number; y: number; signable: boolean }[];
}

/** Curves over a number: chances over time, an answer over one input. A table of the same numbers stands behind it. */
export interface Curves {
  kind: 'curves';
  /** `log`: all values lie above 0, and are drawn on a logarithmic axis. */
  x: { name: string; unit: string; values: number[]; log?: true };
  /** `share`: 0 to 1, shown in per cent. */
  y: { name: string; unit: 'share' | 'points' };
  /** Lines over each other, or areas on top of each other that add up. */
  form: 'lines' | 'stack';
  /** `values[i]` belongs to `x.values[i]`; null where there is nothing to say. A reference line is drawn dashed. */
  series: {
    id: string;
    name: string;
    values: (number | null)[];
    reference?: boolean;
    /** A fan about the line: 5 % and 95 %, and 25 % and 75 %, of the worlds lie below. */
    fan?: { p5: (number | null)[]; p25: (number | null)[]; p75: (number | null)[]; p95: (number | null)[] };
    /**
     * Of a record: its 95 % interval. Of a fitted model (`of: 'coefficients'`): what it says lies between 5 % and 95 %, as far
     * as its coefficients are known.
     */
    band?: { lower: (number | null)[]; upper: (number | null)[]; of?: 'coefficients' };
    /** Of a record: how many cases were still followed just before each x. */
    atRisk?: (number | null)[];
    /**
     * Each value holds until the next x: a Kaplan–Meier curve with all its times. Without it a series with a band is known
     * at its points alone, which are drawn as such.
     */
    steps?: true;
    /** Of a record: n, era and source; and how it was decided what counts, the same text in many series. */
    note?: string;
    coding?: string;
  }[];
  /** Events of the calendar and the like: upright marks. */
  marks?: { x: number; name: string }[];
  /** Index of the x values that the table shows; all where left out. */
  tabled?: number[];
}

/** An answer over two inputs, with the case's own point in it. */
export interface Heat {
  kind: 'heat';
  x: { name: string; unit: string; values: number[] };
  y: { name: string; unit: string; values: number[] };
  /** `cells[row][column]` for y.values[row], x.values[column]: 0 to 1. */
  cells: number[][];
  /** What a cell says: "chance that peace fails in 15 years". */
  says: string;
  /** Where the case stands. */
  here: { x: number; y: number };
}

/** What may follow what, from a start: who moves, what can be done, with what chance, and what that is worth. */
export interface Tree {
  kind: 'tree';
  /** What the number at a place is: "worth to Ukraine, in points". */
  says: string;
  root: TreeNode;
}

export interface TreeNode {
  /** What was done to come here, or who holds the beginning. */
  name: string;
  /** Chance of that, given the place before it, 0 to 1; left out at the root. */
  chance?: number;
  /** When, and what is believed by then. */
  note?: string;
  worth: number;
  /** Empty at an end, or where what follows is not drawn. */
  children: TreeNode[];
  /** More follows here than is drawn. */
  cut?: true;
}

/** How much each of several things matters: a bar from 0, and how sure that is. */
export interface Bars {
  kind: 'bars';
  /** What the names list: "number of the case". */
  of: string;
  x: { name: string; unit: 'share' | 'points' };
  /** By falling value. `[lo, hi]` is a 95 % interval. */
  rows: { id: string; name: string; note?: string; value: number; lo?: number; hi?: number }[];
}

/** What an answer becomes when one number alone moves to either end of its range, all others at their medians. */
export interface Tornado {
  kind: 'tornado';
  of: string;
  x: { name: string; unit: 'share' | 'points' };
  /** The answer with every number at its median. */
  centre: number;
  /** Where the answer changes its sense, such as no-deal: an upright line. */
  reference?: { x: number; name: string };
  /** By falling distance. `says` is what the number then is: "15", "20 %". */
  rows: { id: string; name: string; low: { says: string; x: number }; high: { says: string; x: number } }[];
}

/**
 * Quantile dot plots (Kay, Kola, Hullman and Munson 2016): each dot stands for the same share of the worlds, so chances
 * can be read by counting.
 */
export interface Dots {
  kind: 'dots';
  x: { name: string; unit: 'share' | 'points' };
  /** An upright line, such as no-deal at 0, and what it is to lie beyond it. */
  reference?: { x: number; name: string };
  /** Quantiles at (i + ½)/n, rising. `chance`: share of worlds at or beyond the reference, 0 to 1. */
  rows: { id: string; name: string; dots: number[]; chance?: number }[];
}

/** Rates among past cases, each with its interval, and the case's own number in between. */
export interface Forest {
  kind: 'forest';
  x: { name: string; unit: 'share' };
  /**
   * `record`: a class, 95 % interval; `case`: a number of the case, or what follows from it, with 5 % to 95 % of it or
   * of the worlds. `note` tells n, era and source; `coding` how it was decided what counts, the same text in many rows.
   */
  rows: {
    id: string;
    name: string;
    of: 'record' | 'case';
    point: number;
    lo?: number;
    hi?: number;
    n?: number;
    note?: string;
    coding?: string;
    /** Key into {@link Assessment.grounds}. */
    ground?: string;
  }[];
}

export interface Axis {
  party: string;
  name: string;
  unit: string;
  /** No-deal of the party. */
  threshold: number;
}

/** Everything that was found about one case. What `--json` prints and the report is made from. */
export interface Assessment {
  /** Version of Abide and of the case language. */
  abide: string;
  language: 1;
  case: {
    id: string;
    title: string;
    asOf: string /** SHA-256 of the case's text, first 12 hex digits. */;
    hash: string;
  };
  /** How uncertain numbers were used: each at its median, or drawn. Shown once in every view. */
  basis: string;
  /** Where worlds were drawn: how many, from which seed, and how far answers are from what endless worlds would give. */
  worlds?: Worlds;
  /** Set where a limit ended the work: in words what was not done. */
  partial?: string;
  parties: { id: string; name: string; roles: string[] }[];
  issues: { id: string; name: string; options: { id: string; name: string }[] }[];
  packages: { id: string; name: string; options: Record<string, string | null> }[];
  findings: Finding[];
  /** What numbers rest on, by key: `article/p6`, `cost`, `class/ID`, `curve/ID`, `model/ID`. */
  grounds: Record<string, GroundText>;
}

/** What a number rests on, as views show it. */
export interface GroundText {
  kind: 'source' | 'judgement' | 'class' | 'default';
  label: string;
  text: string;
  url?: string;
  /** Of a class, a curve or a model of past cases: what a reader needs to judge it. */
  record?: RecordText;
}

/** A record of past cases in words and numbers. No rate in it stands without number of cases, era and coding. */
export interface RecordText {
  title: string;
  /** What is counted. */
  what: string;
  /** "14 % (6 of 43 alliances called upon in wars, 1945–2003; strict coding: all did what they had promised)". */
  rate: string;
  /** "6 of 43"; absent for a curve. */
  counted?: string;
  n: number;
  /** First and last year. */
  era: [from: number, to: number];
  unit: string;
  coding: string;
  selection: string;
  /** "22 wars": cases that hang together. */
  clusters?: string;
  caution?: string;
  /** Cases of a laboratory, not of states. */
  laboratory?: true;
  /** 95 % intervals of a rate, as shares; absent for a curve. */
  jeffreys?: [lo: number, hi: number];
  wilson?: [lo: number, hi: number];
  /** Records that code the same question otherwise; `key` into the grounds. */
  rivals: { key: string; title: string; rate: string }[];
  sources: { citation: string; url?: string; terms: string }[];
  /** Of a fitted model: what was found where its assumptions were looked at, and its residuals as pictures. */
  checked?: { words: string; plots: ResidualPlot[] };
}

/** The worlds behind the ranges of an assessment. */
export interface Worlds {
  /** Worlds that were drawn and answered. */
  count: number;
  seed: string;
  /** Uncertain numbers of the case that were drawn. */
  inputs: number;
  /** Largest half-width of the 95 % intervals of the chances that are shown, 0 to 1, from eight independent samples: "stable to ±3 points". Null where these agree in all, so that nothing is known of the error. */
  stable: number | null;
  /** Worlds that could not be answered: never averaged away. `example` is a world that shows why. */
  failed: { count: number; example?: { world: number; why: string } };
}
