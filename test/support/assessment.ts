import type { Assessment, Cell, Certificate, Finding, Scatter, Table } from '../../src/lens/finding.js';
import { count, fixed, signed, title } from '../../src/lens/text.js';

/**
 * A toy: a quarrel over a river between Arland and Boria, which Cestria watches and Boria's Diet must ratify. Invented
 * parties and numbers, in the shape in which the lens gives them, to test views without a case and an engine.
 */
export function toyAssessment(): Assessment {
  return {
    abide: '0.0.0',
    language: 1,
    case: { id: 'toy-river', title: 'A toy quarrel over a river', asOf: '2001-02-03', hash: '0123456789ab' },
    basis: '9 of 63 numbers are ranges; each is used at its median',
    parties: PARTIES.map(({ id, name, roles }) => ({ id, name, roles: [...roles] })),
    issues: ISSUES.map(({ id, name, options }) => ({
      id,
      name,
      options: options.map((o) => ({ id: o, name: NAMES[o]! })),
    })),
    packages: PACKAGES.map(({ id, name, options }) => ({ id, name, options: { ...options } })),
    findings: findings(),
    grounds: {
      'article/p10': { kind: 'source', label: '¶10', text: 'A toy article, 2001, paragraph 10' },
      reading: { kind: 'judgement', label: 'reading', text: 'Ordinal reading spread over the scale (case author)' },
      'article/p2': {
        kind: 'source',
        label: '¶2',
        text: 'A toy article, 2001, paragraph 2',
        url: 'https://example.org/toy',
      },
      'article/p5': { kind: 'source', label: '¶5', text: 'A toy article, 2001, paragraph 5' },
      cost: { kind: 'judgement', label: 'cost', text: 'A dry summer costs Arland more than Boria (case author)' },
      'class/treaty.river.kept': {
        kind: 'class',
        label: 'treaty.river.kept',
        text: 'Invented river treaties that were kept: 12 of 20, 1900 to 2000',
      },
    },
  };
}

const PARTIES = [
  { id: 'ar', name: 'Arland', roles: ['signatory'], noDeal: 42 },
  { id: 'bo', name: 'Boria', roles: ['signatory'], noDeal: 48 },
  { id: 'ce', name: 'Cestria', roles: ['endorser'], noDeal: 30 },
  { id: 'diet', name: "Boria's Diet", roles: ['ratifier of Boria'], noDeal: 50 },
] as const;

/** Contribution of each option to the value of each party, weight included: Arland, Boria, Cestria, the Diet. */
const ISSUES = [
  {
    id: 'water',
    name: 'share of the water',
    options: ['third', 'half', 'two-thirds'],
    points: [
      [0, 40, 10, 45],
      [22, 26, 20, 24],
      [35, 0, 0, 0],
    ],
  },
  {
    id: 'dam',
    name: 'the upper dam',
    options: ['idle', 'joint', 'borian'],
    points: [
      [25, 0, 10, 0],
      [18, 14, 25, 10],
      [0, 25, 5, 30],
    ],
  },
  {
    id: 'transit',
    name: 'transit of goods',
    options: ['closed', 'open'],
    points: [
      [0, 8, 0, 5],
      [15, 0, 35, 0],
    ],
  },
  {
    id: 'court',
    name: 'who settles disputes',
    options: ['nobody', 'commission', 'court'],
    points: [
      [0, 20, 0, 20],
      [10, 12, 10, 11],
      [25, 0, 10, 0],
    ],
  },
] as const;

const NAMES: Record<string, string> = {
  third: 'A third to Arland',
  half: 'Half each',
  'two-thirds': 'Two thirds to Arland',
  idle: 'Stands idle',
  joint: 'Run jointly',
  borian: 'Run by Boria',
  closed: 'Closed',
  open: 'Open',
  nobody: 'Nobody',
  commission: 'A joint commission',
  court: 'A court',
};

const PACKAGES = [
  {
    id: 'plan',
    name: 'the river plan',
    options: { water: 'half', dam: 'joint', transit: 'open', court: 'commission' },
  },
  {
    id: 'arland-draft',
    name: "Arland's draft",
    options: { water: 'two-thirds', dam: 'joint', transit: 'open', court: 'court' },
  },
  {
    id: 'boria-terms',
    name: "Boria's terms",
    options: { water: 'third', dam: 'borian', transit: 'closed', court: 'nobody' },
  },
  {
    id: 'small',
    name: 'the small agreement',
    options: { water: 'half', dam: 'idle', transit: 'closed', court: 'commission' },
  },
  {
    id: 'found/nash',
    name: 'highest Nash product',
    options: { water: 'half', dam: 'borian', transit: 'open', court: 'commission' },
  },
] as const;

/** Boria's red line: no outside court. Its price: a closed border costs Arland 6 points. */
const COURT_LINE = 'no outside court';

type Options = Record<string, string>;

const contribution = (options: Options, issue: number, party: number): number => {
  const { id, options: names, points } = ISSUES[issue]!;
  return points[(names as readonly string[]).indexOf(options[id]!)]![party]!;
};
const price = (options: Options, party: number) => (party === 0 && options.transit === 'closed' ? -6 : 0);
const worth = (options: Options, party: number): number =>
  ISSUES.reduce((sum, _, i) => sum + contribution(options, i, party), price(options, party));
const barred = (options: Options, party: number) => party === 1 && options.court === 'court';
const accepts = (options: Options, party: number) =>
  !barred(options, party) && worth(options, party) >= PARTIES[party]!.noDeal;
const signable = (options: Options) => accepts(options, 0) && accepts(options, 1);

function everyPackage(): Options[] {
  let all: Options[] = [{}];
  for (const { id, options } of ISSUES) all = all.flatMap((o) => options.map((option) => ({ ...o, [id]: option })));
  return all;
}

function findings(): Finding[] {
  const all = everyPackage();
  return [
    answer(all),
    counts(all),
    whoSigns(),
    ...PACKAGES.map(explain),
    scatter(all, 0, 1),
    scatter(all, 0, 2),
    ...others(all),
  ];
}

const CHECKED: Certificate = {
  kind: 'recounted by a plain scan',
  checkedBy: 'checkCounts',
  holds: true,
  extent: '54 packages',
};

function finding(
  id: string,
  question: string,
  sentence: string,
  value: Finding['value'],
  more: Partial<Finding> = {},
): Finding {
  return {
    id: `settlement/${id}`,
    lens: 'settlement',
    question,
    about: {},
    sentence,
    value,
    grounds: [],
    certificate: CHECKED,
    ...more,
  };
}

const number = (n: number, grounds?: string[]): Cell => ({ text: fixed(n), number: n, ...(grounds && { grounds }) });
const whole = (n: number): Cell => ({ text: count(n), number: n });
const partyColumns = () => PARTIES.map(({ id, name }) => ({ id, name, unit: 'points' }));

function answer(all: Options[]): Finding {
  const n = all.filter(signable).length;
  return finding(
    'answer',
    'Will they sign it?',
    `Arland and Boria would both sign ${n} of ${all.length} packages, the river plan among them; Boria refuses Arland's draft, because it brings in an outside court.`,
    { kind: 'choice', chosen: 'the river plan', among: PACKAGES.map((p) => p.name) },
    { grounds: ['reading', 'article/p10', 'article/p2', 'article/p5'], about: { package: 'arland-draft' } },
  );
}

function counts(all: Options[]): Finding {
  const rows = [
    ['all', 'Packages after rules', all.length],
    ...PARTIES.map((p, i) => [`accepts:${p.id}`, `Acceptable to ${p.name}`, all.filter((o) => accepts(o, i)).length]),
    ['signable', 'Signable', all.filter(signable).length],
    ['ratifiable', 'Signable and ratifiable', all.filter((o) => signable(o) && accepts(o, 3)).length],
    ['blocked:ar', 'Blocked by Arland alone', all.filter((o) => accepts(o, 1) && !accepts(o, 0)).length],
    ['blocked:bo', 'Blocked by Boria alone', all.filter((o) => accepts(o, 0) && !accepts(o, 1)).length],
  ] as [string, string, number][];
  return finding(
    'counts',
    'How much room is there?',
    `Of ${all.length} packages, ${all.filter(signable).length} can be signed.`,
    {
      kind: 'table',
      of: 'packages',
      columns: [{ id: 'packages', name: 'packages' }],
      rows: rows.map(([id, name, n]) => ({ id, name, cells: [whole(n)] })),
    },
  );
}

function verdict(options: Options, party: number, grounds?: string[]): Cell {
  const margin = worth(options, party) - PARTIES[party]!.noDeal;
  const more = grounds && { grounds };
  if (barred(options, party))
    return { text: `${signed(margin)}, crosses: ${COURT_LINE}`, number: margin, mark: 'line', ...more };
  return { text: signed(margin), number: margin, mark: margin >= 0 ? 'accepts' : 'refuses', ...more };
}

function marginOf(options: Options, party: number): Cell {
  const margin = worth(options, party) - PARTIES[party]!.noDeal;
  return { text: signed(margin), number: margin, mark: accepts(options, party) ? 'accepts' : 'refuses' };
}

const LONG_NOTE = 'best completion: who settles disputes: A joint commission, and the upper dam: Stands idle';

function whoSigns(): Finding {
  return finding(
    'who-signs',
    'Who would sign what, and with how much to spare?',
    'Margins are points above or below what each party expects without agreement. Two of the five packages pass both signatories.',
    {
      kind: 'table',
      of: 'package',
      columns: [...partyColumns(), { id: 'all', name: 'All sign' }],
      rows: PACKAGES.map((p) => ({
        id: p.id,
        name: title(p.name),
        ...(p.id.startsWith('found/') && { note: 'found by Abide' }),
        ...(p.id === 'small' && { note: LONG_NOTE }),
        cells: [
          ...PARTIES.map((_, i) => verdict(p.options, i, i === 1 ? ['article/p5'] : ['reading', 'article/p2'])),
          signable(p.options) ? { text: 'yes', mark: 'accepts' as const } : { text: 'no', mark: 'refuses' as const },
        ],
      })),
    },
    { grounds: ['reading'] },
  );
}

function explain(p: (typeof PACKAGES)[number]): Finding {
  const rows: Table['rows'] = ISSUES.map(({ id, name }, i) => ({
    id,
    name: `${title(name)}: ${NAMES[p.options[id]]}`,
    cells: PARTIES.map((_, party) =>
      number(contribution(p.options, i, party), ['article/p2', 'article/p5', 'cost', 'reading']),
    ),
  }));
  if (price(p.options, 0) !== 0) {
    rows.push({
      id: 'red-lines.closed',
      name: 'Red line, priced: goods must pass',
      cells: [{ ...number(-6), text: '−6.0' }, { text: '' }, { text: '' }, { text: '' }],
    });
  }
  if (barred(p.options, 1)) {
    const crossing: Cell = { text: 'refuses', mark: 'line', grounds: ['article/p5'] };
    rows.push({
      id: 'red-lines.court',
      name: `Crosses: ${COURT_LINE}`,
      cells: [{ text: '' }, crossing, { text: '' }, { text: '' }],
    });
  }
  rows.push(
    { id: 'total', name: 'Total', cells: PARTIES.map((_, i) => number(worth(p.options, i))) },
    { id: 'no-deal', name: 'No-deal', cells: PARTIES.map((party) => number(party.noDeal, ['reading'])) },
    { id: 'margin', name: 'Margin', cells: PARTIES.map((_, i) => marginOf(p.options, i)) },
  );
  const margin = worth(p.options, 0) - PARTIES[0].noDeal;
  return finding(
    `explain/${p.id}`,
    `What is ${p.name} worth, and to whom?`,
    `Arland has a margin of ${signed(margin)} points; most of its value rests on its share of the water.`,
    { kind: 'table', of: 'term', columns: partyColumns(), rows },
    { about: { package: p.id }, certificate: 'not proven' },
  );
}

function scatter(all: Options[], a: number, b: number): Finding {
  const pairs = new Map<string, [number, number, number]>();
  for (const o of all) {
    const key = `${worth(o, a)} ${worth(o, b)}`;
    const pair = pairs.get(key) ?? [worth(o, a), worth(o, b), 0];
    pair[2]++;
    pairs.set(key, pair);
  }
  const undominated = all.filter((o) => !all.some((other) => dominates(other, o)));
  const frontier = undominated
    .map((o) => ({ x: worth(o, a), y: worth(o, b), refused: barred(o, a) || barred(o, b) }))
    .sort((p, q) => q.x - p.x || q.y - p.y);
  const axis = (i: number) => ({
    party: PARTIES[i]!.id,
    name: PARTIES[i]!.name,
    unit: 'points',
    threshold: PARTIES[i]!.noDeal,
  });
  const value: Scatter = {
    kind: 'scatter',
    x: axis(a),
    y: axis(b),
    cloud: [...pairs.values()],
    frontier,
    named: PACKAGES.map((p) => ({
      id: p.id,
      name: p.name,
      x: worth(p.options, a),
      y: worth(p.options, b),
      signable: signable(p.options),
    })),
  };
  const names = [PARTIES[a]!.name, PARTIES[b]!.name];
  return finding(
    `scatter/${PARTIES[a]!.id}/${PARTIES[b]!.id}`,
    `What is each package worth to ${names[0]} and to ${names[1]}?`,
    `${frontier.length} packages are on the frontier of ${names[0]} and ${names[1]}.`,
    value,
  );

  function dominates(p: Options, q: Options): boolean {
    const better = [a, b].map((i) => worth(p, i) - worth(q, i));
    return better.every((d) => d >= 0) && better.some((d) => d > 0);
  }
}

function others(all: Options[]): Finding[] {
  const n = all.filter(signable).length;
  const withoutLine = all.filter((o) => accepts(o, 0) && worth(o, 1) >= PARTIES[1].noDeal).length;
  const withoutNoDeal = all.filter((o) => accepts(o, 0) && !barred(o, 1)).length;
  return [
    finding(
      'corrections',
      "What would let Arland's draft be signed?",
      'Boria would have to drop its line on the court and lower its no-deal by 32 points.',
      {
        kind: 'table',
        of: 'correction',
        columns: [
          { id: 'lower:bo', name: 'Boria lowers its no-deal by', unit: 'points' },
          { id: 'packages', name: 'opens', unit: 'packages' },
          { id: 'witness', name: 'for example' },
        ],
        rows: [
          {
            id: 'c1',
            name: `Boria drops “${COURT_LINE}”`,
            cells: [{ text: '0.0', number: 0 }, whole(3), { text: 'half each, run jointly, open, a court' }],
          },
          {
            id: 'c2',
            name: 'Boria expects less without agreement',
            cells: [number(12.5), whole(7), { text: 'two thirds to Arland, run by Boria, open, a joint commission' }],
          },
        ],
      },
    ),
    finding('conflicts', 'Which lines together make agreement impossible?', 'One set of lines does.', {
      kind: 'set',
      items: [{ id: 'k1', name: `“${COURT_LINE}” and Boria's no-deal of 48`, detail: 'no proper subset is enough' }],
    }),
    finding(
      'carries',
      'Which lines carry the answer?',
      `Without Boria's no-deal, ${withoutNoDeal} packages could be signed instead of ${n}.`,
      {
        kind: 'table',
        of: 'without this line or threshold',
        columns: [{ id: 'signable', name: 'packages that could be signed' }],
        rows: [
          { id: 'now', name: 'As it stands', cells: [whole(n)] },
          { id: 'court', name: `Red line: ${COURT_LINE}`, cells: [whole(withoutLine)] },
          { id: 'no-deal.bo', name: 'No-deal of Boria', cells: [whole(withoutNoDeal)] },
        ],
      },
    ),
    finding(
      'would-take/arland-draft/bo',
      "What would win Boria for Arland's draft?",
      'A joint commission in place of a court, and half of the water each: Arland loses 28 points.',
      wouldTake([
        ['a joint commission in place of a court, and half of the water each', -28],
        ['nobody in place of a court, and half of the water each', -38],
      ]),
      { about: { package: 'arland-draft', party: 'bo' } },
    ),
    finding(
      'would-take/boria-terms/ar',
      "What would win Arland for Boria's terms?",
      'Half of the water each, and a court: Boria loses 34 points.',
      wouldTake([['half of the water each, and a court', -34]]),
      { about: { package: 'boria-terms', party: 'ar' } },
    ),
    finding(
      'solutions',
      'Which package is best?',
      'The solutions agree on half of the water each and a joint commission.',
      {
        kind: 'table',
        of: 'solution',
        columns: [...partyColumns().slice(0, 2), { id: 'package', name: 'Package' }],
        rows: [
          'Nash',
          'Kalai–Smorodinsky (max-min)',
          'Kalai–Smorodinsky (least asymmetry)',
          'Egalitarian',
          'Utilitarian',
        ].map((name, i) => ({
          id: `s${i}`,
          name,
          ...(i > 1 && { note: 'compares points between parties' }),
          cells: [number(5), number(15), { text: 'half each, run by Boria, open, a joint commission' }],
        })),
      },
    ),
    ...['arland-draft', 'boria-terms'].map((id) =>
      finding(
        `trades/${id}`,
        `Which trades make both better off than ${id}?`,
        `No trade improves ${id} for both.`,
        {
          kind: 'table',
          of: 'trade',
          columns: partyColumns().slice(0, 2),
          rows: [],
        },
        { about: { package: id } },
      ),
    ),
    finding(
      'trades/plan',
      'Which trades make both better off than the river plan?',
      'One exchange of two changes does.',
      {
        kind: 'table',
        of: 'trade',
        columns: partyColumns().slice(0, 2),
        rows: [
          {
            id: 'x1',
            name: 'The dam runs idle, and nobody settles disputes',
            cells: [{ text: '-3.0', number: -3 }, number(4)],
          },
        ],
      },
      { about: { package: 'plan' } },
    ),
    finding(
      'frontier',
      'Which packages cannot be bettered?',
      '60 value vectors are on the frontier.',
      {
        kind: 'table',
        of: 'package',
        columns: partyColumns().slice(0, 2),
        rows: Array.from({ length: 60 }, (_, i) => ({
          id: `p${i}`,
          name: `Package ${i + 1}`,
          cells: [number(90 - i), number(20 + i)],
        })),
      },
      {
        certificate: {
          kind: 'no package dominates one of these',
          checkedBy: 'checkFrontier',
          holds: false,
          extent: '54 packages',
        },
      },
    ),
    finding(
      'two-level',
      'Would it be ratified?',
      'The Diet turns on the share of the water.',
      {
        kind: 'table',
        of: 'packages',
        columns: [{ id: 'n', name: 'packages' }],
        rows: [{ id: 'refused', name: "Signed, and refused by Boria's Diet", cells: [whole(2)] }],
      },
      { certificate: 'not proven' },
    ),
    finding('issues', 'What does each side want?', 'What weighs most for both is the water.', issueTable(), {
      certificate: 'not proven',
    }),
    finding(
      'grounds',
      'What do the numbers rest on?',
      'Of 63 numbers, 20 name their own ground.',
      {
        kind: 'table',
        of: 'rests on',
        columns: [
          { id: 'own', name: 'said at the number' },
          { id: 'inherited', name: 'inherited' },
        ],
        rows: [
          { id: 'source', name: 'a source', cells: [whole(20), whole(31)] },
          { id: 'default', name: 'a default of Abide', cells: [whole(12), { text: '' }] },
        ],
      },
      { certificate: 'not proven', id: 'evidence/grounds', lens: 'evidence' },
    ),
    finding(
      'defaults',
      'Which numbers are ours?',
      '20 numbers of the case are not stated in it.',
      {
        kind: 'set',
        items: Array.from({ length: 20 }, (_, i) => ({
          id: `d${i}`,
          name: `drift of no-deal ${i + 1}`,
          detail: '0 points per quarter',
        })),
      },
      { certificate: 'not proven', id: 'evidence/defaults', lens: 'evidence' },
    ),
    finding('later/lens', 'How long would it hold?', 'A finding of a lens that the report does not know yet.', {
      kind: 'number',
      point: 12.5,
      lo: 8,
      hi: 17.25,
      unit: 'years',
    }),
  ];
}

function wouldTake(ways: [name: string, loss: number][]): Table {
  return {
    kind: 'table',
    of: 'changes',
    columns: [{ id: 'loss', name: 'points gained or lost' }],
    rows: ways.map(([name, loss], i) => ({ id: `t${i}`, name, cells: [number(loss)] })),
  };
}

function issueTable(): Table {
  return {
    kind: 'table',
    of: 'issue and option',
    columns: PARTIES.map(({ id, name }) => ({ id, name, unit: '% or points' })),
    rows: ISSUES.flatMap((issue) => {
      const most = PARTIES.map((_, party) => Math.max(...issue.points.map((p) => p[party]!)));
      return [
        {
          id: issue.id,
          name: title(issue.name),
          note: 'share of weight',
          cells: most.map((n) => ({ text: `${fixed(n)} %`, number: n })),
        },
        ...issue.options.map((option, i) => ({
          id: `${issue.id}/${option}`,
          name: NAMES[option]!,
          note: 'points',
          cells: PARTIES.map(
            (_, party): Cell =>
              number((100 * issue.points[i]![party]!) / most[party]!, ['article/p2', 'class/treaty.river.kept']),
          ),
        })),
      ];
    }),
  };
}
