import type { Case, Ground } from '../../case/case.js';
import { classTable } from '../../case/index.js';
import { isUncertain } from '../../quantity/quantity.js';
import type { Assessment, Finding } from '../finding.js';
import { count, counted, list } from '../text.js';

/** Every ground that the case can refer to, as views show it. */
export function groundTexts(c: Case): Assessment['grounds'] {
  const classes = classTable();
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
      grounds[ground.key] = { kind: 'class', label: ground.id, text: classes[ground.id]!.text };
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

function groundsUsed(c: Case): Ground[] {
  const holders = [
    ...c.numbers,
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
  ];
  const found = new Map<string, Ground>();
  for (const { ground } of holders) if (ground) found.set(ground.key, ground);
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** How many of the case's numbers rest on what, so that a default ground for the whole case does not pass for one at every number. */
export function groundFindings(c: Case): Finding[] {
  const total = c.numbers.length;
  const by = (test: (n: Case['numbers'][number]) => boolean) => c.numbers.filter(test).length;
  const none = by((n) => n.standing === 'none');
  const defaults = c.numbers.filter((n) => n.standing === 'default');
  const kinds = (['source', 'judgement', 'class'] as const).map((kind) => ({
    kind,
    own: by((n) => n.standing === 'own' && n.ground?.kind === kind),
    inherited: by((n) => n.standing === 'inherited' && n.ground?.kind === kind),
  }));
  const names = { source: 'a source', judgement: 'a named judgement', class: 'a reference class' };
  const ranged = by((n) => isUncertain(n.quantity));
  const rests = (kind: Ground['kind']) => by((n) => n.ground?.kind === kind && n.standing !== 'default');
  const parts = [
    rests('source') > 0 ? `${count(rests('source'))} on a source` : '',
    rests('judgement') > 0 ? `${count(rests('judgement'))} on a named judgement` : '',
    rests('class') > 0 ? `${count(rests('class'))} on a class of comparable cases` : '',
    none > 0 ? `${count(none)} on nothing that is named` : '',
    defaults.length > 0 ? `${count(defaults.length)} on a default of ours` : '',
  ].filter(Boolean);
  const ranges = ranged > 0 ? `; ${count(ranged)} ${ranged === 1 ? 'is a range' : 'are ranges'}` : '';
  const sentence = `Of ${counted(total, 'number')} ${list(parts).replace(' on ', ' rest on ')}${ranges}.`;
  const cell = (n: number) => ({ text: count(n), number: n });
  const findings: Finding[] = [
    {
      id: 'settlement/grounds',
      lens: 'settlement',
      question: 'What do the numbers rest on?',
      about: {},
      sentence,
      value: {
        kind: 'table',
        of: 'rests on',
        columns: [
          { id: 'own', name: 'said at the number' },
          { id: 'inherited', name: 'inherited' },
        ],
        rows: [
          ...kinds.map((k) => ({ id: k.kind, name: names[k.kind], cells: [cell(k.own), cell(k.inherited)] })),
          { id: 'none', name: 'nothing stated', cells: [cell(none), { text: '' }] },
          { id: 'default', name: 'a default of Abide', cells: [cell(defaults.length), { text: '' }] },
        ],
      },
      grounds: [],
      certificate: 'not proven',
    },
  ];
  if (defaults.length > 0) {
    findings.push({
      id: 'settlement/defaults',
      lens: 'settlement',
      question: 'Which numbers are ours?',
      about: {},
      sentence: `${counted(defaults.length, 'number')} of the case ${defaults.length === 1 ? 'is' : 'are'} not stated in it: Abide's default is used.`,
      value: {
        kind: 'set',
        items: defaults.map((n) => ({ id: n.path, name: n.what, detail: `${n.written} ${n.unit}` })),
      },
      grounds: [],
      certificate: 'not proven',
    });
  }
  return findings;
}
