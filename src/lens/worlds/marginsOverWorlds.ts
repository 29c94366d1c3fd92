import type { Dots, Finding } from '../finding.js';
import { allGrounds, type Context } from '../settlement/context.js';
import { column, list, percent } from '../text.js';
import type { Chosen } from './answerList.js';
import type { WorldRun } from './run.js';

/** Dots of a quantile dot plot. */
const DOTS = 20;

/** How far everybody is from taking a package: the same share of the worlds in each dot. */
export function marginsFinding(context: Context, { table }: WorldRun, first: Chosen): Finding {
  const rows: Dots['rows'] = context.actors.map(({ id, name }) => {
    const answer = `margin/${first.id}/${id}`;
    const at = Array.from({ length: DOTS }, (_, i) => (i + 0.5) / DOTS);
    return {
      id,
      name: column(name),
      dots: table.quantiles(answer, at) ?? [],
      chance: table.share(answer, (x) => x >= 0).point,
    };
  });
  const said = rows.map(({ name, chance }) => `${name} ${percent(chance!)}`);
  return {
    id: `worlds/margins/${first.id}`,
    lens: 'worlds',
    question: `How far is everybody from taking ${first.name}, over all worlds?`,
    about: { package: first.id },
    sentence: `Worlds in which ${first.name} is worth no less than what each expects without agreement (or, of those who ratify, asks), red lines apart: ${list(said)}.`,
    value: {
      kind: 'dots',
      x: { name: 'points over no-deal, of each party’s own', unit: 'points' },
      reference: { x: 0, name: 'no-deal' },
      rows,
    },
    grounds: allGrounds(context),
    certificate: 'not proven',
  };
}
