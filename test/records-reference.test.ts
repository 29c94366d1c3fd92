import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type ReferenceClass, records } from '../src/evidence/index.js';
import { csvRows } from './support/csvColumns.js';
import type { Recount, Retime, Row } from './support/recount.js';
import { reference } from './support/root.js';
import { sameCells, sameClasses, sameCurves } from './support/sameRecords.js';

// Tables of counts, intervals and curves that were made with R 4.2.2 (survival 3.5-3) from published data sets, and those
// data sets. Some may not be shared: all are read where they lie, never copied.
const FOLDER = 'empirical';
const skip = reference(`${FOLDER}/reference_classes.csv`) ? false : `shared/reference/${FOLDER} is missing`;
const rowsOf = (file: string) => csvRows(reference(`${FOLDER}/${file}`)!);

/** Ids of the tables that are written otherwise here. */
const RENAMED: Record<string, string> = {
  'dyad.recurred.government-or-sideA-victory': 'dyad.recurred.government-or-side-a-victory',
  'dyad.recurred.rebel-or-sideB-victory': 'dyad.recurred.rebel-or-side-b-victory',
  'mid.all.yieldB': 'mid.all.target-yields',
};
const idOf = (id: string) => RENAMED[id] ?? id.replace('co_impl', 'co-impl').replace('third_parties', 'third-parties');

test('all 114 classes of the reference table are here: k, n, Wilson’s and Jeffreys’ intervals to the printed digits', {
  skip,
}, () => {
  const rows = rowsOf('reference_classes.csv');
  assert.equal(rows.length, 114);
  const near = (found: number, printed: string | undefined, what: string) =>
    assert.ok(Math.abs(found - Number(printed)) <= 0.5001e-4, `${what}: ${found}, printed ${printed}`);
  for (const row of rows) {
    const k = records().classes[idOf(row.class!)] as ReferenceClass;
    assert.ok(k, row.class);
    assert.deepEqual([k.events, k.n], [Number(row.events), Number(row.n)], k.id);
    near(k.wilson[0], row.wilson_lo, k.id);
    near(k.wilson[1], row.wilson_hi, k.id);
    near(k.jeffreys[0], row.jeffreys_lo, k.id);
    near(k.jeffreys[1], row.jeffreys_hi, k.id);
  }
});

test('the one class beyond the reference table is the lenient coding of Leeds and Anac', { skip }, () => {
  const there = new Set(rowsOf('reference_classes.csv').map((row) => idOf(row.class!)));
  assert.deepEqual(
    Object.keys(records().classes).filter((id) => !there.has(id)),
    ['ally.honoured.la.lenient'],
  );
});

/** Curves by class and stratum of the table. */
const CURVES: Record<string, string> = {
  'alliance.any-end all': 'alliance.lifetime.all',
  'alliance.any-end.post1945 all': 'alliance.lifetime.post1945',
  'alliance.any-end.defense defense=0': 'alliance.lifetime.no-defense',
  'alliance.any-end.defense defense=1': 'alliance.lifetime.defense',
  'alliance.any-end.estmode.peacetime estmode=0': 'alliance.lifetime.executive',
  'alliance.any-end.estmode.peacetime estmode=1': 'alliance.lifetime.treaty',
  'alliance.violation(cause-specific) all': 'alliance.unviolated.all',
  'leader.tenure.all all': 'leader.tenure.all',
  'leader.tenure.post1945 all': 'leader.tenure.post1945',
  'leader.tenure.post1945.by-entry entry=Irregular': 'leader.tenure.post1945.irregular-entry',
  'leader.tenure.post1945.by-entry entry=Regular': 'leader.tenure.post1945.regular-entry',
  'peace-agreement.all all': 'peace-agreement.lasting.all',
  'peace-agreement.type(1 full,2 partial,3 process) pa_type=1': 'peace-agreement.lasting.full',
  'peace-agreement.type(1 full,2 partial,3 process) pa_type=2': 'peace-agreement.lasting.partial',
  'peace-agreement.type(1 full,2 partial,3 process) pa_type=3': 'peace-agreement.lasting.process',
  'peace-agreement.pko pko=0': 'peace-agreement.lasting.no-peacekeepers',
  'peace-agreement.pko pko=1': 'peace-agreement.lasting.peacekeepers',
  'dyad-peace.by-outcome out=low-activity': 'dyad.peace.low-activity',
  'dyad-peace.by-outcome out=ceasefire': 'dyad.peace.ceasefire',
  'dyad-peace.by-outcome out=peace-agreement': 'dyad.peace.peace-agreement',
  'dyad-peace.by-outcome out=government-or-sideA-victory': 'dyad.peace.government-or-side-a-victory',
  'dyad-peace.by-outcome out=rebel-or-sideB-victory': 'dyad.peace.rebel-or-side-b-victory',
  'dyad-peace.by-outcome out=actor-ceased': 'dyad.peace.actor-ceased',
  'dyad-peace.interstate all': 'dyad.peace.interstate',
  'civilwar-ceasefire.pk peacekeepers=0': 'civilwar-ceasefire.lasting.pk0',
  'civilwar-ceasefire.pk peacekeepers=1': 'civilwar-ceasefire.lasting.pk1',
};

const NUMBERS = ['time', 'n_risk', 'surv', 'se', 'lower', 'upper'] as const;

test('every row of the reference curves is here, and no other', { skip }, () => {
  const table = rowsOf('reference_km_tables.csv').map((row) => {
    assert.equal(row.unit, 'years');
    return [CURVES[`${row.class} ${row.stratum}`], ...NUMBERS.map((column) => Number(row[column]))];
  });
  const here = Object.values(records().curves).flatMap(({ id, time, atRisk, survival, error, lower, upper }) =>
    time.map((t, i) => [id, t, atRisk[i], survival[i], error[i], lower[i], upper[i]]),
  );
  const sorted = (rows: unknown[][]) => rows.map((row) => row.join(' ')).sort();
  assert.deepEqual(sorted(here), sorted(table));
});

test('every row of the two reference tables of causes is here', { skip }, () => {
  const tables = {
    'alliance.lifetime.all': [
      'reference_alliance_end_cumulative_incidence.csv',
      ['fulfilled-or-expired', 'violated-or-abrogated', 'renegotiated', 'other-or-lost-independence'],
    ],
    'leader.tenure.post1945': ['reference_leader_exit_cumulative_incidence.csv', ['regular', 'irregular', 'other']],
  } as const;
  for (const [id, [file, columns]] of Object.entries(tables)) {
    const { time, causes } = records().curves[id]!;
    const here = time.map((t, i) => [t, ...causes!.map((cause) => cause.incidence[i])]);
    const there = rowsOf(file).map((row) => [Number(row.years), ...columns.map((column) => Number(row[column]))]);
    assert.deepEqual(here, there);
  }
});

const one = (column: string) => (row: Row) => row[column] === '1';

test('every class of Berkemeier and Fuhrmann is what their table counts: k, n and wars', { skip }, () => {
  const rows = rowsOf('cite-only/alliance_war_tests_bf2018.csv');
  const strict = (of: (row: Row) => boolean = () => true): Recount => ({
    of: (row) => (one('honorLLM')(row) || one('violateLLM')(row)) && of(row),
    event: one('honorLLM'),
    cluster: 'warname',
  });
  const after = (row: Row) => row.era === '1945-2003';
  const before = (row: Row) => row.era === '1816-1944';
  const arabLeague = (row: Row) => row.atopid === '3205';
  const bilateral = (row: Row) => row.multilateral === '0';
  const recounts: Record<string, Recount> = {
    all: strict(),
    pre1945: strict(before),
    post1945: strict(after),
    bilateral: strict(bilateral),
    multilateral: strict((row) => !bilateral(row)),
    'bilateral.post1945': strict((row) => bilateral(row) && after(row)),
    'multilateral.post1945': strict((row) => !bilateral(row) && after(row)),
    'bilateral.defense': strict((row) => bilateral(row) && one('defense')(row)),
    'bilateral.defense.post1945': strict((row) => bilateral(row) && one('defense')(row) && after(row)),
    'post1945.excl-arab-league': strict((row) => after(row) && !arabLeague(row)),
    'defense.post1945.excl-arab-league': strict((row) => one('defense')(row) && after(row) && !arabLeague(row)),
    lenient: { ...strict(), event: one('sabroskyhonorllm') },
    altcoding: {
      of: (row) => one('honorBF')(row) || one('violateBF')(row),
      event: one('honorBF'),
      cluster: 'warname',
    },
  };
  for (const duty of ['defense', 'offense', 'neutral', 'nonagg']) {
    recounts[duty] = strict(one(duty));
    recounts[`${duty}.pre1945`] = strict((row) => one(duty)(row) && before(row));
    recounts[`${duty}.post1945`] = strict((row) => one(duty)(row) && after(row));
  }
  sameClasses('alliance.honoured.', prefixed('alliance.honoured.', recounts), rows);
  // What the caution of the classes after 1945 says.
  const ofWorldWar = rows.filter((row) => strict(after).of(row) && row.warname === 'WorldWarII');
  assert.equal(ofWorldWar.length, 4);
  const cell = (row: Row) =>
    [...['defense', 'offense', 'neutral', 'nonagg'].map((duty) => row[duty]), row.era].join(' ');
  sameCells('alliances-in-war', rows.filter(strict().of), cell, 'honorLLM');
});

test('every class of Leeds and Anac is what their table counts: k, n and wars', { skip }, () => {
  const rows = rowsOf('cite-only/alliance_war_tests_la2005.csv');
  const strict = (of: (row: Row) => boolean): Recount => ({ of, event: one('honor3'), cluster: 'war' });
  const recounts: Record<string, Recount> = {
    all: strict(() => true),
    lenient: { ...strict(() => true), event: one('honor2') },
  };
  const codes = { milinst: 3, formal: 3, chcap2d: 2, dinstch2: 2, origtar1: 2, bilat: 2, active: 2, wartime: 2 };
  for (const [code, values] of Object.entries(codes))
    for (let v = 0; v < values; v++) recounts[`${code}${v}`] = strict((row) => row[code] === `${v}`);
  sameClasses('ally.honoured.la.', prefixed('ally.honoured.la.', recounts), rows);
  const cell = (row: Row) => `${row.milinst} ${row.wartime} ${row.bilat}`;
  sameCells('allies-in-war', rows, cell, 'honor3');
});

test('every class and curve of ATOP’s alliances is what its table counts', { skip }, () => {
  const rows = rowsOf('cite-only/alliances_atop401.csv');
  const ended = (of: (row: Row) => boolean, term = '2'): Recount => ({
    of: (row) => row.in_effect_2016 === '0' && of(row),
    event: (row) => row.term === term,
  });
  const peacetime = (row: Row) => row.wartime === '0';
  sameClasses(
    'alliance.ended.',
    prefixed('alliance.ended.', {
      violated: ended(() => true),
      renegotiated: ended(() => true, '3'),
      fulfilled: ended(() => true, '1'),
      'violated.estmode0': ended((row) => peacetime(row) && row.estmode === '0'),
      'violated.estmode1': ended((row) => peacetime(row) && row.estmode === '1'),
      'violated.defense0': ended((row) => row.defense === '0'),
      'violated.defense1': ended((row) => row.defense === '1'),
      'violated.milinst0': ended((row) => row.milinst === '0'),
      'violated.milinst1': ended((row) => row.milinst === '1'),
      'violated.milinst2': ended((row) => row.milinst === '2'),
    }),
    rows,
  );
  const CAUSES = ['fulfilled-or-expired', 'violated-or-abrogated', 'renegotiated', 'other-or-lost-independence'];
  const lifetime = (of: (row: Row) => boolean): Retime => ({
    of,
    years: (row) => Number(row.duration_years),
    end: (row) => CAUSES.indexOf(row.end_kind!) + 1,
  });
  sameCurves(
    'alliance.',
    {
      'alliance.lifetime.all': lifetime(() => true),
      'alliance.lifetime.post1945': lifetime((row) => row.start! >= '1945'),
      'alliance.lifetime.defense': lifetime((row) => row.defense === '1'),
      'alliance.lifetime.no-defense': lifetime((row) => row.defense === '0'),
      'alliance.lifetime.treaty': lifetime((row) => peacetime(row) && row.estmode === '1'),
      'alliance.lifetime.executive': lifetime((row) => peacetime(row) && row.estmode === '0'),
      'alliance.unviolated.all': { ...lifetime(() => true), end: (row) => (row.term === '2' ? 1 : 0) },
    },
    rows,
  );
});

test('every class and curve of leaders is what Archigos counts', { skip }, () => {
  const rows = rowsOf('gpl/leaders_archigos41.csv');
  const since1945 = (row: Row) => row.startdate! >= '1945';
  const exit = (kind: string): Recount => ({
    of: (row) => since1945(row) && row.censored === '0',
    event: (row) => row.exit === kind,
    cluster: 'gwcode',
  });
  sameClasses(
    'leader.exit.',
    {
      'leader.exit.regular.post1945': exit('Regular'),
      'leader.exit.irregular.post1945': exit('Irregular'),
      'leader.exit.natural-death.post1945': exit('Natural Death'),
      'leader.exit.foreign.post1945': exit('Foreign'),
    },
    rows,
  );
  const tenure = (of: (row: Row) => boolean): Retime => ({
    of,
    years: (row) => Number(row.tenure_days) / 365.25,
    end: (row) => (row.censored === '1' ? 0 : row.exit === 'Regular' ? 1 : row.exit === 'Irregular' ? 2 : 3),
  });
  sameCurves(
    'leader.',
    {
      'leader.tenure.all': tenure(() => true),
      'leader.tenure.post1945': tenure(since1945),
      'leader.tenure.post1945.regular-entry': tenure((row) => since1945(row) && row.entry === 'Regular'),
      'leader.tenure.post1945.irregular-entry': tenure((row) => since1945(row) && row.entry === 'Irregular'),
    },
    rows,
  );
});

test('every class of state-years is what CHISOLS counts: k, n and states', { skip }, () => {
  const rows = rowsOf('cite-only/leader_support_changes_chisols40.csv');
  const years = (dem: string, column: string): Recount => ({
    of: (row) => row.dem === dem,
    event: one(column),
    cluster: 'ccode',
  });
  sameClasses(
    'state-year.',
    {
      'state-year.leader-change.nondemocracy': years('0', 'any_transition'),
      'state-year.leader-change.democracy': years('1', 'any_transition'),
      'state-year.sols-change.nondemocracy': years('0', 'any_sols_change'),
      'state-year.sols-change.democracy': years('1', 'any_sols_change'),
    },
    rows,
  );
});

test('the classes of years of alliances are the sums of the golden counts by change of coalition', { skip }, () => {
  // Which years count could not be told from the tables alone; the four cells of the reference are taken as they are.
  const golden = JSON.parse(readFileSync(reference(`${FOLDER}/golden/golden_survival.json`)!, 'utf8'));
  const cells = golden.gamma_poisson.rows as { sol_nondem: number; sol_dem: number; k: number; E: number }[];
  const sum = (of: (cell: (typeof cells)[number]) => boolean) => {
    const chosen = cells.filter(of);
    return [chosen.reduce((events, { k }) => events + k, 0), chosen.reduce((years, { E }) => years + E, 0)];
  };
  const here = (id: string) => {
    const { events, n, per } = records().classes[`alliance-year.violated.${id}`]!;
    assert.equal(per, 'year');
    return [events, n];
  };
  assert.deepEqual(
    here('base'),
    sum((cell) => !cell.sol_nondem && !cell.sol_dem),
  );
  assert.deepEqual(
    here('sols-nondem'),
    sum((cell) => cell.sol_nondem === 1),
  );
  assert.deepEqual(
    here('sols-dem-only'),
    sum((cell) => !cell.sol_nondem && cell.sol_dem === 1),
  );
});

test('every class of militarised disputes is what the MID table counts', { skip }, () => {
  const rows = rowsOf('gpl/mid_disputes_gml221.csv');
  const known = (row: Row) => row.outcome !== '-9';
  const threat = (outcome: string): Recount => ({
    of: (row) => known(row) && row.hostlev === '2',
    event: (row) => row.outcome === outcome,
  });
  sameClasses(
    'mid.',
    {
      'mid.threat-only.target-yields': threat('4'),
      'mid.threat-only.compromise': threat('6'),
      'mid.threat-only.stalemate': threat('5'),
      'mid.all.war': { of: known, event: (row) => row.hostlev === '5' },
      'mid.all.compromise': { of: known, event: (row) => row.outcome === '6' },
      'mid.all.target-yields': { of: known, event: (row) => row.outcome === '4' },
      'mid.all.negotiated': { of: known, event: one('settle') },
    },
    rows,
  );
});

test('both classes and curves of cease-fires in civil wars are what Fortna’s table counts', { skip }, () => {
  const rows = rowsOf('cite-only/ceasefires_civilwar_fortna_minidata.csv');
  const failed = (row: Row) => row.censored === '0';
  const with01 = (pk: string) => (row: Row) => row.peacekeepers === pk;
  sameClasses(
    'civilwar-',
    {
      'civilwar-ceasefire.failed.pk0': { of: with01('0'), event: failed },
      'civilwar-ceasefire.failed.pk1': { of: with01('1'), event: failed },
    },
    rows,
  );
  const holding = (pk: string): Retime => ({
    of: with01(pk),
    years: (row) => Number(row.delay_years),
    end: (row) => (failed(row) ? 1 : 0),
  });
  sameCurves(
    'civilwar-',
    { 'civilwar-ceasefire.lasting.pk0': holding('0'), 'civilwar-ceasefire.lasting.pk1': holding('1') },
    rows,
  );
});

function prefixed(prefix: string, recounts: Record<string, Recount>): Record<string, Recount> {
  return Object.fromEntries(Object.entries(recounts).map(([id, recount]) => [prefix + id, recount]));
}
