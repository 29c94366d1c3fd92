import type { Case } from '../../case/case.js';
import { numberGrounds } from '../../case/number.js';
import { isUncertain } from '../../quantity/quantity.js';
import type { Cell, Finding } from '../finding.js';
import { column, fixed } from '../text.js';
import { weightGround } from './context.js';

/** What each party wants: its share of weight on each issue and its points for each option, at the medians. */
export function issueFinding(c: Case): Finding {
  const actors = [
    ...c.parties.flatMap((p) => (p.values ? [{ id: p.id, name: p.name, values: p.values }] : [])),
    ...c.ratifiers.map((r) => ({ id: r.id, name: r.name, values: r.values })),
  ];
  const rows = c.issues.flatMap((issue) => {
    const ids = [...issue.options.map((o) => o.id), ...(issue.exists ? ['absent'] : [])];
    const share = (values: (typeof actors)[number]['values']): Cell => {
      const s = values.shares[issue.id] ?? 0;
      if (s === 0) return { text: '' };
      const ground = weightGround(values, issue.id);
      return { text: `${fixed(100 * s)} %`, number: 100 * s, ...(ground && { grounds: [ground] }) };
    };
    return [
      { id: issue.id, name: issue.name, note: 'share of weight', cells: actors.map((a) => share(a.values)) },
      ...ids.map((id) => ({
        id: `${issue.id}/${id}`,
        name: id === 'absent' ? '(does not arise)' : issue.options.find((o) => o.id === id)!.name,
        note: 'points',
        cells: actors.map(({ values }): Cell => {
          const number = values.points[issue.id]?.[id];
          if (!number || !values.shares[issue.id]) return { text: '' };
          const range = isUncertain(number.quantity) ? ` (${number.written})` : '';
          return {
            text: `${fixed(number.value, 0)}${range}`,
            number: number.value,
            ...(number.ground && { grounds: numberGrounds(number).map(({ key }) => key) }),
          };
        }),
      })),
    ];
  });
  return {
    id: 'settlement/issues',
    lens: 'settlement',
    question: 'What does each side want?',
    about: {},
    sentence: heaviest(actors),
    value: {
      kind: 'table',
      of: 'issue and option',
      columns: actors.map((a) => ({ id: a.id, name: column(a.name), unit: '% or points' })),
      rows,
    },
    grounds: [],
    certificate: 'not proven',
  };

  function heaviest(list: typeof actors): string {
    const parts = list.map((a) => {
      const [id, share] = Object.entries(a.values.shares).reduce((best, entry) => (entry[1] > best[1] ? entry : best));
      const name = c.issues.find((i) => i.id === id)!.name;
      return `for ${a.name} ${name} (${fixed(100 * share, 0)} % of the weight)`;
    });
    return `What weighs most: ${parts.join('; ')}.`;
  }
}
