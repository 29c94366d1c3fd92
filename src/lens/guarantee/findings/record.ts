import { classTable } from '../../../case/index.js';
import type { Certificate, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { percent } from '../../text.js';
import type { ProfileResult } from '../assess.js';

/** Classes of wars in which an alliance was called upon: what only the answer "tested" may be set beside. */
const CLASSES = ['alliance.honoured.defense.post1945', 'alliance.honoured.defense.pre1945', 'alliance.honoured.all'];

/** The model beside the record, whose cases are wars that came. */
export function recordFinding({ c }: Context, head: ProfileResult, certificate: Certificate | 'not proven'): Finding {
  const table = classTable();
  const classes = CLASSES.flatMap((id) => (table[id] ? [table[id]] : []));
  const tested = head.answers.testedEver.any ?? null;
  const lo = Math.min(...classes.map((k) => k.lo));
  const hi = Math.max(...classes.map((k) => k.hi));
  const name = (id: string) =>
    id === 'any' ? 'help by anybody' : `help by ${c.parties.find((p) => p.id === id)?.name ?? id}`;
  const rates = classes.map((k) => k.events / k.n);
  const record = `Past commitments were honoured in ${percent(Math.min(...rates))} to ${percent(Math.max(...rates))} of the wars that called on them, as one counts.`;
  const model = `Given the attacks that come, the model says ${percent(tested ?? 0)} for help by anybody.`;
  const range = `(${percent(lo)} to ${percent(hi)})`;
  const verdict =
    tested === null
      ? `${record} In the model hardly any attack comes, so there is nothing to set beside that.`
      : head.id === 'nothing'
        ? `${record} ${model} But it would be help without a commitment, of which this record says nothing.`
        : tested < lo || tested > hi
          ? `${model} ${record} That lies outside what any of these counts allows ${range}: model and record disagree.`
          : `${model} ${record} That lies inside what these counts allow between them ${range}.`;
  return {
    id: 'guarantee/record',
    lens: 'guarantee',
    question: 'What does the record say?',
    about: { package: head.packages[0]!.id },
    sentence: `${verdict} The record is of wars that came, so only the answer “tested” may be set beside it.`,
    value: {
      kind: 'table',
      of: 'answer',
      columns: [
        { id: 'rate', name: 'helped' },
        { id: 'range', name: '95 % interval' },
        { id: 'n', name: 'cases' },
      ],
      rows: [
        ...Object.entries(head.answers.testedEver).map(([id, share]) => ({
          id: `model.${id}`,
          name: `Model: ${name(id)}`,
          cells: [share === null ? { text: '–' } : { text: percent(share), number: share }, { text: '' }, { text: '' }],
        })),
        ...classes.map((k) => ({
          id: k.id,
          name: `Record: ${k.what}`,
          cells: [
            { text: percent(k.events / k.n), number: k.events / k.n },
            { text: `${percent(k.lo)} to ${percent(k.hi)}` },
            { text: `${k.events} of ${k.n}` },
          ],
        })),
      ],
    },
    grounds: [],
    certificate,
  };
}
