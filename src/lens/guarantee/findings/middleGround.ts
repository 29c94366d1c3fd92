import type { Certificate, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { fixed, list, percent, signed, title, years } from '../../text.js';
import type { GuaranteeResult } from '../assess.js';
import { horizonOf } from '../calendar.js';
import { groundsOf } from './holds.js';

/** Signed and collapsed, against never signed. */
export function middleGroundFinding(
  { c }: Context,
  { head, profiles }: GuaranteeResult,
  certificate: Certificate | 'not proven',
): Finding {
  const { collapse, regret } = head.middleGround;
  const name = (id: string) => c.parties.find((p) => p.id === id)?.name ?? id;
  const ids = Object.keys(regret);
  const shown = profiles.filter(({ id }) => id !== 'nothing');
  const said = ids.flatMap((id) => {
    const r = regret[id];
    if (r === null || r === undefined) return [];
    const weighed = `${fixed(Math.abs(r) * collapse)} when weighed with that chance`;
    if (Math.abs(r) < 0.05) return [`${name(id)} would then be as well off as with no deal`];
    return [
      r > 0
        ? `${name(id)} would then be ${fixed(r)} points worse off than with no deal (${weighed})`
        : `${name(id)} would even then be ${fixed(-r)} points better off than with no deal (${weighed})`,
    ];
  });
  const within = years(horizonOf(c.guarantee!));
  const what = `within ${within} nothing is left in force, or somebody bound stays away`;
  const sentence =
    head.id === 'nothing'
      ? `${title(head.packages[0]!.name)} holds no commitment, so there is none that could collapse.`
      : collapse < 1e-12
        ? `That ${what}, all but never happens.`
        : `${title(what)}, with a chance of ${percent(collapse)}.${said.length > 0 ? ` ${title(list(said))}.` : ''}`;
  return {
    id: 'guarantee/middle-ground',
    lens: 'guarantee',
    question: 'And if it is signed and then collapses?',
    about: { package: head.packages[0]!.id },
    sentence,
    value: {
      kind: 'table',
      of: 'package',
      columns: [
        { id: 'collapse', name: 'chance of collapse' },
        ...ids.flatMap((id) => [
          { id: `${id}.regret`, name: `${title(name(id))}: regret if it collapses`, unit: 'points' },
          { id: `${id}.product`, name: `${title(name(id))}: chance × regret`, unit: 'points' },
        ]),
      ],
      rows: shown.map(({ packages, middleGround }) => ({
        id: packages[0]!.id,
        name: title(list(packages.map((p) => p.name))),
        cells: [
          { text: percent(middleGround.collapse), number: middleGround.collapse },
          ...ids.flatMap((id) => {
            const r = middleGround.regret[id] ?? null;
            if (r === null) return [{ text: '–' }, { text: '–' }];
            return [
              { text: signed(r), number: r },
              { text: signed(r * middleGround.collapse), number: r * middleGround.collapse },
            ];
          }),
        ],
      })),
    },
    grounds: groundsOf(c),
    certificate,
  };
}
