import type { Assessment } from '../../lens/finding.js';
import { assessment } from '../testing.js';
import { about, holdsOverWorlds, matrixOverWorlds, PACKAGES, PARTIES } from './packages.js';
import { sensitivityFindings } from './sensitivity.js';
import { peaceCurves, worldsFindings } from './worlds.js';

/**
 * An assessment over many worlds in the shape of the Berlin case: its parties and packages, with numbers that are made
 * up so that views can be looked at. They say nothing about anybody.
 */
export function offerOverWorlds(): Assessment {
  return assessment(
    [
      about('settlement/answer', 'Will they sign it?', ANSWER, {
        kind: 'choice',
        chosen: 'refused',
        among: ['signed', 'refused'],
      }),
      about(
        'guarantee/holds',
        'Will it hold?',
        'The offer keeps the peace for 15 years in 62 % (41–78).',
        holdsOverWorlds(),
      ),
      about(
        'guarantee/survival',
        'How long does the peace last?',
        'The narrower offer keeps it longest.',
        peaceCurves(),
      ),
      about('guarantee/tempting', 'When is attack most tempting?', TEMPTING),
      about('offer/deadline/berlin', 'Does the deadline work?', DEADLINE),
      { ...about('settlement/who-signs', 'Who would sign what?', 'Who would.', matrixOverWorlds()), about: {} },
      ...worldsFindings(),
      ...sensitivityFindings(),
      about('evidence/grounds', 'What do the numbers rest on?', GROUNDS),
      about('settlement/proof', 'How were the answers checked?', PROOF),
    ],
    {
      case: { id: 'berlin-2025', title: 'The Berlin offer, December 2025', asOf: '2025-12-16', hash: 'add52d2e0d7b' },
      basis: 'Every range is drawn anew in each world; margins are those at the medians.',
      worlds: {
        count: 1024,
        seed: '1',
        inputs: 79,
        stable: 0.0098,
        failed: { count: 3, example: { world: 17, why: 'the game has no end within its horizon' } },
      },
      parties: PARTIES,
      packages: PACKAGES.map(({ id, name }) => ({ id, name, options: {} })),
    },
  );
}

const ANSWER =
  'The offer: Russia would not sign in 96 % of worlds (crosses “EU accession or land only for Western recognition” [¶6]); the United States (>99 %) and Ukraine (89 %) would. Of 6,048 packages 9 could be signed at the medians; one that balances the gains (Nash) is shown as found.';
const TEMPTING =
  'Given peace until then, an attack by Russia is most likely in year 15: its chance is then 6.2 % (2.1–14). 88 % of the attacks come with the United States opposed, as against 21 % of the time in peace.';
const DEADLINE =
  "Ukraine's best reply is to put forward the narrower offer, in 74 % of worlds. To accept at once is best only where the United States means its deadline in 96 % of such cases or more; the case says 20 % to 70 %. The threat costs Ukraine 1.4 points (0.2–3.9), and makes an agreement that stands less likely (21 % rather than 37 %).";
const GROUNDS =
  'Of 220 numbers 64 rest on a source, 144 on a named judgement and 12 on a default of ours; 79 are ranges.';
const PROOF = 'Independent code worked the answers out again (all 34 checks hold); judgements it cannot check.';
