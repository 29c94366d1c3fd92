import type { Case, Ground } from './case.js';

/** How many numbers of a case rest on what. The four standings are counted apart, so that one `ground:` at the top cannot make a case look complete. */
export interface GroundCoverage {
  total: number;
  own: ByKind;
  inherited: ByKind;
  /** No ground is given, by the number or around it. */
  none: number;
  /** Numbers that the case leaves to Abide. */
  default: number;
}

/** A curve or a model of the record counts as a class. */
export type ByKind = Record<Exclude<Ground['kind'], 'curve' | 'model'>, number>;

export function groundCoverage(c: Case): GroundCoverage {
  const byKind = (standing: 'own' | 'inherited'): ByKind => {
    const kindOf = (ground: Ground | undefined) =>
      ground?.kind === 'curve' || ground?.kind === 'model' ? 'class' : ground?.kind;
    const count = (kind: keyof ByKind) =>
      c.numbers.filter((n) => n.standing === standing && kindOf(n.ground) === kind).length;
    return { source: count('source'), judgement: count('judgement'), class: count('class') };
  };
  const count = (standing: 'none' | 'default') => c.numbers.filter((n) => n.standing === standing).length;
  return {
    total: c.numbers.length,
    own: byKind('own'),
    inherited: byKind('inherited'),
    none: count('none'),
    default: count('default'),
  };
}
