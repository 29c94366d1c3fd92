import type { Case } from '../../case/index.js';
import type { Assessed } from '../settlement/assess.js';
import type { Chosen } from './answerList.js';

/** The packages of an assessment, with the options that it shows them with: worlds are asked about the same ones. */
export function chosenPackages({ packages }: Assessed): Chosen[] {
  return packages.map(({ id, name, explained, found }) => ({ id, name, options: explained.package, found }));
}

/** The case as its assessment counts it: where durability was beyond its limit there, it is counted in no world either. */
export function countedCase(c: Case, { assessment }: Assessed): Case {
  const { guarantee, ...rest } = c;
  return guarantee && assessment.findings.some(({ id }) => id === 'guarantee/limit') ? rest : c;
}
