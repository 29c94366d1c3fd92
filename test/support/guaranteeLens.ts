import { type Case, holds } from '../../src/case/index.js';
import { type Stakes, structureOf } from '../../src/lens/guarantee/game.js';
import { profileOf } from '../../src/lens/guarantee/inputs.js';
import { answersFor } from '../../src/lens/guarantee/profileAnswers.js';
import { stakesOf } from '../../src/lens/guarantee/stakes.js';
import { caseSpace, packageIndices } from '../../src/lens/settlement/space.js';
import { explainPackage } from '../../src/settlement/index.js';
import type { Options } from './guaranteeRules.js';

/** What the lens says of the game of a package that leaves nothing open. */
export function answersOf(c: Case, options: Options) {
  const profile = profileOf(c.guarantee!, options);
  return answersFor(structureOf(c, profile, c.guarantee!.tail.value), stakesFor(c, options));
}

/** What such a package puts at stake, as the lens takes it. */
export function stakesFor(c: Case, options: Options): Stakes {
  const space = caseSpace(c);
  const explained = explainPackage(space.space, packageIndices(c, options) as number[]);
  return { ...stakesOf(c, space, explained), futures: profileOf(c.guarantee!, options).futures };
}

/** A named package of a case with every issue settled. */
export function packageOf(c: Case, id: string): Options {
  const { options } = c.packages.find((p) => p.id === id)!;
  return Object.fromEntries(
    c.issues.map(({ id: issue, exists }) => [issue, exists && !holds(exists.node, options) ? null : options[issue]]),
  );
}
