import type { Case, Ground } from '../../case/case.js';
import type { CaseNumber } from '../../case/number.js';
import { isUncertain } from '../../quantity/quantity.js';
import type { Finding } from '../finding.js';
import { count, counted, list } from '../text.js';

/** How many of the case's numbers rest on what, so that a default ground for the whole case does not pass for one at every number. */
export function restsOnFindings(c: Case): Finding[] {
  const total = c.numbers.length;
  const by = (test: (n: Case['numbers'][number]) => boolean) => c.numbers.filter(test).length;
  const none = by((n) => n.standing === 'none');
  const defaults = c.numbers.filter((n) => n.standing === 'default');
  const kinds = (['source', 'judgement', 'class'] as const).map((kind) => ({
    kind,
    own: by((n) => n.standing === 'own' && kindOf(n.ground) === kind),
    inherited: by((n) => n.standing === 'inherited' && kindOf(n.ground) === kind),
  }));
  const names = { source: 'a source', judgement: 'a named judgement', class: 'a reference class' };
  const ranged = by((n) => isUncertain(n.quantity));
  const rests = (kind: Ground['kind']) => by((n) => kindOf(n.ground) === kind && n.standing !== 'default');
  const parts = [
    rests('source') > 0 ? `${count(rests('source'))} on a source` : '',
    rests('judgement') > 0 ? `${count(rests('judgement'))} on a named judgement` : '',
    rests('class') > 0 ? `${count(rests('class'))} on a class of comparable cases` : '',
    none > 0 ? `${count(none)} on nothing that is named` : '',
    defaults.length > 0 ? `${count(defaults.length)} on a default of ours` : '',
  ].filter(Boolean);
  const ranges = ranged > 0 ? `; ${count(ranged)} ${ranged === 1 ? 'is a range' : 'are ranges'}` : '';
  const rest = parts[0]?.startsWith('1 ') ? 'rests' : 'rest';
  const sentence = `Of ${counted(total, 'number')} ${list(parts).replace(' on ', ` ${rest} on `)}${ranges}.`;
  const cell = (n: number) => ({ text: count(n), number: n });
  const findings: Finding[] = [
    {
      id: 'evidence/grounds',
      lens: 'evidence',
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
      id: 'evidence/defaults',
      lens: 'evidence',
      question: 'Which numbers are ours?',
      about: {},
      sentence: `${counted(defaults.length, 'number')} of the case ${defaults.length === 1 ? 'is' : 'are'} not stated in it: Abide's default is used.`,
      value: {
        kind: 'set',
        items: defaults.map((n) => ({ id: n.path, name: n.what, detail: withUnit(n) })),
      },
      grounds: [],
      certificate: 'not proven',
    });
  }
  return findings;
}

/** A curve or a model of the record counts as a class. */
const kindOf = (ground: Ground | undefined) =>
  ground?.kind === 'curve' || ground?.kind === 'model' ? 'class' : ground?.kind;

/** Numbers that rest on nothing that is named. Defaults are not among them: those are Abide's. */
export function nothingFinding(c: Case): Finding[] {
  const bare = c.numbers.filter(({ standing }) => standing === 'none');
  if (bare.length === 0) return [];
  const which =
    bare.length === c.numbers.filter(({ standing }) => standing !== 'default').length
      ? 'No stated number of this case has a ground'
      : `${counted(bare.length, 'number')} ${bare.length === 1 ? 'rests' : 'rest'} on nothing that is named`;
  const first = bare.slice(0, 3).map(({ what }) => what);
  const others = bare.length > first.length ? `, and ${count(bare.length - first.length)} more` : '';
  return [
    {
      id: 'evidence/none',
      lens: 'evidence',
      question: 'Which numbers rest on nothing?',
      about: {},
      sentence: `${which}: ${first.join('; ')}${others}. To mend: a ground after @ at the number, or ground: around it; a judgement with your name is one.`,
      value: { kind: 'set', items: bare.map((n) => ({ id: n.path, name: n.what, detail: withUnit(n) })) },
      grounds: [],
      certificate: 'not proven',
    },
  ];
}

/** As written, with the unit where that is not written: points and weights. */
const withUnit = ({ written, unit }: CaseNumber) => (/^(points|weight)$/.test(unit) ? `${written}, ${unit}` : written);
