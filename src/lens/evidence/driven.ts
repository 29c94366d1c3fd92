import type { Case } from '../../case/case.js';
import type { Finding } from '../finding.js';
import { count, list } from '../text.js';
import { groundName } from './words.js';

/**
 * On what the numbers rest that drive the answers most, where worlds were drawn and say which these are. Empty where they do
 * not, or where each of these numbers rests on more than a judgement.
 *
 * @param main The finding `sensitivity/main`: its items are numbers of the case by their path, what drives most first.
 */
export function drivenFinding(c: Case, main: Finding | undefined): Finding[] {
  if (main?.value.kind !== 'set') return [];
  const items = main.value.items.map((item) => ({ item, ground: groundOf(c, item.id) }));
  const bare = items.filter(({ ground }) => ground === undefined || ground.kind === 'judgement');
  if (bare.length === 0) return [];
  const said = bare.map(({ item, ground }) => {
    const says = ground && c.judgements[ground.id]?.says;
    const rests = ground ? `the judgement ${ground.id}${says ? ` (“${says}”)` : ''}` : 'nothing that is named';
    return `${item.name}${item.detail ? `, ${item.detail}` : ''}: ${rests}`;
  });
  const first = bare[0] === items[0] ? 'The number that drives an answer most rests on a judgement alone' : '';
  const some = `${count(bare.length)} of the ${count(items.length)} numbers that drive the answers most ${bare.length === 1 ? 'rests' : 'rest'} on a judgement alone`;
  return [
    {
      id: 'evidence/drivers',
      lens: 'evidence',
      question: 'On what do the numbers rest that matter most?',
      about: {},
      sentence: `${first || some}. ${said.join('. ')}. To mend: look first for a source or a class for ${list(bare.map(({ item }) => lower(item.name)))}.`,
      value: {
        kind: 'set',
        items: items.map(({ item, ground }) => ({
          ...item,
          detail: [item.detail, ground ? `rests on ${groundName(ground, c.sources)}` : 'rests on nothing that is named']
            .filter(Boolean)
            .join('; '),
        })),
      },
      grounds: [...new Set(items.flatMap(({ ground }) => ground?.key ?? []))],
      certificate: 'not proven',
    },
  ];
}

/** Of a number, or of a weight that is drawn with the others of its party: `values.ru.weight.status`. */
function groundOf(c: Case, path: string) {
  const number = c.numbers.find((n) => n.path === path);
  if (number) return number.ground;
  const [, id] = /^values\.([^.]+)\.weight\./.exec(path) ?? [];
  return c.parties.find((p) => p.id === id)?.values?.weightsGround;
}

const lower = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
