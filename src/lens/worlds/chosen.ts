import type { Assessed } from '../settlement/assess.js';
import type { Chosen } from './answers.js';

/** The packages of an assessment, with the options that it shows them with: worlds are asked about the same ones. */
export function chosenPackages({ packages }: Assessed): Chosen[] {
  return packages.map(({ id, name, explained, found }) => ({ id, name, options: explained.package, found }));
}
