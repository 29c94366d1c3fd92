import { numberGrounds } from '../../../case/number.js';
import type { Cell, Certificate, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { fixed, list, percent, title } from '../../text.js';
import type { GuaranteeResult, ProfileResult } from '../assess.js';
import { horizonOf } from '../calendar.js';
import { failsInWords, lastsInWords } from '../holdsWords.js';
import { givenPeace } from '../profileAnswers.js';

/** The headline: how long the peace of each package would hold, and whether help would come. */
export function holdsFinding(
  { c }: Context,
  { head, profiles, endEffect }: GuaranteeResult,
  certificate: Certificate | 'not proven',
): Finding {
  const part = c.guarantee!;
  const peace = head.answers.peace.at(-1)!;
  const unmet = head.answers.unmet.at(-1)!;
  const fails = failsInWords(head.id === 'nothing', unmet, head.answers.guaranteeFails.at(-1)!);
  const shown = head.packages[0]!;
  const others = profiles.slice(1).map((p) => `${p.packages[0]!.name} ${percent(p.answers.peace.at(-1)!)}`);
  const beside = others.length > 0 ? ` Beside it: ${list(others)}.` : '';
  const end =
    endEffect.peace >= 0.005 || endEffect.points >= 0.5
      ? ` A tail 15 years longer moves this by ${fixed(endEffect.peace * 100)} percentage points and nobody's worth by more than ${fixed(endEffect.points)} points.`
      : '';
  return {
    id: 'guarantee/holds',
    lens: 'guarantee',
    question: 'Will it hold?',
    about: { package: shown.id },
    sentence: `${lastsInWords(shown.name, horizonOf(part), peace)} ${fails}${beside}${end}`,
    value: {
      kind: 'table',
      of: 'package',
      columns: [
        { id: 'peace', name: 'peace holds' },
        { id: 'fails', name: 'guarantee fails' },
        { id: 'tested', name: 'help: attacks that come' },
        { id: 'reliability', name: 'help: attacked regardless' },
        { id: 'force', name: 'still in force' },
      ],
      rows: profiles.map((profile) => ({
        id: profile.packages[0]!.id,
        name: title(list(profile.packages.map((p) => p.name))),
        note: profile.name,
        cells: cells(profile),
      })),
    },
    grounds: groundsOf(c),
    certificate,
  };
}

function cells({ answers, id }: ProfileResult): Cell[] {
  const share = (number: number | null): Cell => (number === null ? { text: '–' } : { text: percent(number), number });
  const promised = id !== 'nothing';
  return [
    share(answers.peace.at(-1)!),
    promised ? share(answers.guaranteeFails.at(-1)!) : { text: 'no guarantee' },
    share(answers.testedEver.any ?? null),
    share(answers.reliability.any!.at(-1)!),
    promised ? share(givenPeace(answers, answers.anyInForce, answers.peace.length - 1)) : { text: 'nothing' },
  ];
}

/** Grounds of all numbers of the guarantee part. */
export function groundsOf(c: Context['c']): string[] {
  const paths = /^(forms|commitments|stances|calendar|behaviour|discount|balance|futures)\./;
  return [...new Set(c.numbers.flatMap((n) => (paths.test(n.path) ? numberGrounds(n).map(({ key }) => key) : [])))];
}
