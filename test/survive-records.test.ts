import assert from 'node:assert/strict';
import { test } from 'node:test';
import { records } from '../src/evidence/index.js';
import { abide } from './support/abide.js';

/** Days of a year, as the curves of data/records have them. */
const YEAR = 365.25;
const COLUMNS = { atRisk: 'n.risk', survival: 'surv', error: 'std.err', lower: 'lower', upper: 'upper' } as const;

/** Demands that a curve of data/ is what the command prints for a group of a table, to the six decimals of the file. */
function sameAsPrinted(id: string, printed: Record<string, unknown>): void {
  const curve = records().curves[id]!;
  assert.deepEqual([id, printed.n, printed.events], [id, curve.n, curve.events]);
  const times = printed.time as number[];
  for (const [i, years] of curve.time.entries()) {
    const at = times.indexOf(years * YEAR);
    for (const [own, name] of Object.entries(COLUMNS)) {
      const [stated, found] = [curve[own as keyof typeof COLUMNS][i]!, (printed[name] as number[])[at]!];
      assert.ok(Math.abs(stated - found) <= 5.001e-7, `${id} at ${years} years, ${name}: ${stated}, printed ${found}`);
    }
  }
}

/** What `abide survive` prints for a table of data/ucdp, by group. */
function printed(table: string, time: string, status: string, by: string, years: readonly number[]) {
  const at = years.map((t) => t * YEAR).join(',');
  const more = by === '' ? [] : ['--by', by];
  const run = abide([
    'survive',
    `data/ucdp/${table}`,
    '--time',
    time,
    '--status',
    status,
    ...more,
    '--at',
    at,
    '--json',
  ]);
  assert.equal(run.status, 0, run.stderr);
  const { strata } = JSON.parse(run.stdout) as { strata: Record<string, unknown>[] };
  return new Map(strata.map((one) => [String(one.strata ?? ''), one]));
}

test('abide survive on UCDP’s peace agreements prints the curves of data/records, with their errors and intervals', () => {
  const YEARS = [1, 2, 3, 5, 10, 15, 20, 30];
  const of = (by: string) => printed('peace_agreements_ucdp221.csv', 'days', 'ended', by, YEARS);
  const [all] = of('').values();
  sameAsPrinted('peace-agreement.lasting.all', all!);
  const kinds = of('pa_type');
  sameAsPrinted('peace-agreement.lasting.full', kinds.get('pa_type=1')!);
  sameAsPrinted('peace-agreement.lasting.partial', kinds.get('pa_type=2')!);
  sameAsPrinted('peace-agreement.lasting.process', kinds.get('pa_type=3')!);
  const forces = of('pko');
  sameAsPrinted('peace-agreement.lasting.peacekeepers', forces.get('pko=1')!);
  sameAsPrinted('peace-agreement.lasting.no-peacekeepers', forces.get('pko=0')!);
});

test('abide survive on UCDP’s episodes of fighting prints the curves of peace by how fighting ended', () => {
  const YEARS = [2, 3, 5, 10, 15, 20];
  const by = printed('dyad_terminations_ucdp3_2021.csv', 'peace_days', 'recurred', 'outcome_label', YEARS);
  for (const outcome of ['low-activity', 'ceasefire', 'peace-agreement', 'actor-ceased'])
    sameAsPrinted(`dyad.peace.${outcome}`, by.get(`outcome_label=${outcome}`)!);
});
