import type { Case, Ground } from '../../case/case.js';
import { numberGrounds } from '../../case/number.js';
import { records } from '../../evidence/index.js';
import type { Assessment } from '../finding.js';
import { recordGround } from './recordGrounds.js';

/** Every ground that the case can refer to, as views show it. */
export function groundTexts(c: Case): Assessment['grounds'] {
  const known = records();
  const grounds: Assessment['grounds'] = {};
  for (const ground of groundsUsed(c)) {
    if (ground.id === '--set') {
      grounds[ground.key] = {
        kind: 'judgement',
        label: 'as set',
        text: 'Changed for this run on the command line (--set).',
      };
    } else if (ground.kind === 'judgement') {
      const { says, by, on } = c.judgements[ground.id]!;
      const who = [by, on].filter(Boolean).join(', ');
      grounds[ground.key] = { kind: 'judgement', label: ground.id, text: who ? `${says} (${who})` : says };
    } else if (ground.kind === 'class') {
      grounds[ground.key] = recordGround(known.classes[ground.id]!, known);
    } else if (ground.kind === 'curve') {
      grounds[ground.key] = recordGround(known.curves[ground.id]!, known);
    } else if (ground.kind === 'model') {
      grounds[ground.key] = recordGround(known.models[ground.id]!, known);
    } else {
      const source = c.sources[ground.id]!;
      const only = Object.keys(c.sources).length === 1;
      const paragraph = ground.paragraph === undefined ? '' : `¶${ground.paragraph}`;
      const label = (only && paragraph) || [ground.id, paragraph].filter(Boolean).join(' ');
      const text = [source.title, source.author, source.published, paragraph && `paragraph ${ground.paragraph}`];
      grounds[ground.key] = {
        kind: 'source',
        label,
        text: text.filter(Boolean).join(', '),
        ...(source.url && { url: source.url }),
      };
    }
  }
  return grounds;
}

/** Every ground of the case that something of it names, by key. */
export function groundsUsed(c: Case): Ground[] {
  const holders = [
    ...c.numbers.flatMap((n) => numberGrounds(n).map((ground) => ({ ground }))),
    ...c.rules,
    ...c.redLines,
    ...c.exchanges,
    ...c.links,
    ...c.packages,
    ...c.issues,
    ...c.issues.flatMap((i) => i.options),
    ...c.ratifiers,
    ...c.parties,
    ...c.parties.flatMap((p) => [...(p.noDeal ? [p.noDeal] : []), { ground: p.values?.weightsGround }]),
    ...c.offers,
    ...(c.guarantee
      ? [
          ...c.guarantee.forms,
          ...c.guarantee.commitments,
          ...c.guarantee.stances,
          ...c.guarantee.events,
          ...c.guarantee.beside.flatMap(({ given }) => given),
        ]
      : []),
  ];
  const found = new Map<string, Ground>();
  for (const { ground } of holders) if (ground) found.set(ground.key, ground);
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
