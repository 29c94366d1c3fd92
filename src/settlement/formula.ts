import type { Formula } from './space.js';

/** Says whether a formula holds for the option indices `choice`; only the issues it names are read. */
export type Test = (choice: ArrayLike<number>) => boolean;

/** A formula as nested functions with a lookup table per issue, for use inside enumeration. */
export function compileFormula(formula: Formula): Test {
  switch (formula.kind) {
    case 'is': {
      const { issue } = formula;
      const table = new Uint8Array(Math.max(0, ...formula.options) + 1);
      for (const option of formula.options) table[option] = 1;
      return (choice) => table[choice[issue]] === 1;
    }
    case 'not': {
      const inner = compileFormula(formula.of);
      return (choice) => !inner(choice);
    }
    case 'and': {
      const all = formula.of.map(compileFormula);
      if (all.length === 1) return all[0];
      if (all.length === 2) return (choice) => all[0](choice) && all[1](choice);
      return (choice) => all.every((test) => test(choice));
    }
    case 'or': {
      const any = formula.of.map(compileFormula);
      if (any.length === 1) return any[0];
      if (any.length === 2) return (choice) => any[0](choice) || any[1](choice);
      return (choice) => any.some((test) => test(choice));
    }
  }
}

/** The issues that a formula names, each once, ascending. */
export function issuesOf(formula: Formula): number[] {
  const found = new Set<number>();
  const visit = (f: Formula): void => {
    if (f.kind === 'is') found.add(f.issue);
    else if (f.kind === 'not') visit(f.of);
    else f.of.forEach(visit);
  };
  visit(formula);
  return [...found].sort((a, b) => a - b);
}
