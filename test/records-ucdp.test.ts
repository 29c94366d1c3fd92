import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { records } from '../src/evidence/index.js';
import { csvRows } from './support/csvColumns.js';
import type { Recount, Retime, Row } from './support/recount.js';
import { root } from './support/root.js';
import { sameCells, sameClasses, sameCurves } from './support/sameRecords.js';

// The UCDP data sets lie in data/ucdp (CC BY 4.0), so that all that is counted from them can be counted again anywhere.
const agreements = csvRows(join(root, 'data', 'ucdp', 'peace_agreements_ucdp221.csv'));
const episodes = csvRows(join(root, 'data', 'ucdp', 'dyad_terminations_ucdp3_2021.csv'));

const agreement = (of: (row: Row) => boolean): Recount => ({
  of,
  event: (row) => row.ended === '1',
  cluster: 'conflict_id',
});
const AGREEMENTS: Record<string, Recount> = {
  'peace-agreement.ended.all': agreement(() => true),
  ...Object.fromEntries(
    ['1', '2', '3'].map((t) => [`peace-agreement.ended.type${t}`, agreement((row) => row.pa_type === t)]),
  ),
  ...Object.fromEntries(
    ['pko', 'ddr', 'intarmy', 'pp', 'cease', 'co_impl', 'shagov', 'elections', 'amn', 'third_parties'].flatMap(
      (column) =>
        ['0', '1'].map((v) => [
          `peace-agreement.ended.${column.replace('_', '-')}${v}`,
          agreement((row) => row[column] === v),
        ]),
    ),
  ),
};

test('every class of peace agreements is what UCDP’s table counts: k, n and conflicts', () => {
  sameClasses('peace-agreement.', AGREEMENTS, agreements);
});

/** 6 of 374 have an end and no usable date of it. */
const lasting = (of: (row: Row) => boolean): Retime => ({
  of: (row) => row.days !== '' && of(row),
  years: (row) => Number(row.days) / 365.25,
  end: (row) => Number(row.ended),
});

test('every curve of peace agreements is Kaplan and Meier’s of UCDP’s table, to the printed digits', () => {
  sameCurves(
    'peace-agreement.',
    {
      'peace-agreement.lasting.all': lasting(() => true),
      'peace-agreement.lasting.full': lasting((row) => row.pa_type === '1'),
      'peace-agreement.lasting.partial': lasting((row) => row.pa_type === '2'),
      'peace-agreement.lasting.process': lasting((row) => row.pa_type === '3'),
      'peace-agreement.lasting.peacekeepers': lasting((row) => row.pko === '1'),
      'peace-agreement.lasting.no-peacekeepers': lasting((row) => row.pko === '0'),
    },
    agreements,
  );
});

/** Ids of records and what UCDP calls the outcome. Three episodes have none. */
const OUTCOMES = {
  'low-activity': 'low-activity',
  ceasefire: 'ceasefire',
  'peace-agreement': 'peace-agreement',
  'government-or-side-a-victory': 'government-or-sideA-victory',
  'rebel-or-side-b-victory': 'rebel-or-sideB-victory',
  'actor-ceased': 'actor-ceased',
};
/** One more has no end, and so no peace to follow. */
const known = (row: Row) => row.outcome_label !== '' && row.peace_days !== '';
const interstate = (row: Row) => row.type_of_conflict2 === '2';
const episode = (of: (row: Row) => boolean): Recount => ({
  of: (row) => known(row) && of(row),
  event: (row) => row.recurred === '1',
  cluster: 'dyad_id',
});

test('every class of fighting again is what UCDP’s table counts: k, n and pairs', () => {
  const classes: Record<string, Recount> = {};
  for (const [id, label] of Object.entries(OUTCOMES))
    classes[`dyad.recurred.${id}`] = episode((row) => row.outcome_label === label);
  for (const id of ['ceasefire', 'peace-agreement', 'low-activity'])
    classes[`dyad.recurred.interstate.${id}`] = episode((row) => interstate(row) && row.outcome_label === id);
  sameClasses('dyad.', classes, episodes);
});

test('every curve of peace between two sides is Kaplan and Meier’s of UCDP’s table, to the printed digits', () => {
  const peace = (of: (row: Row) => boolean): Retime => ({
    of: (row) => row.peace_days !== '' && of(row),
    years: (row) => Number(row.peace_days) / 365.25,
    end: (row) => Number(row.recurred),
  });
  const curves: Record<string, Retime> = { 'dyad.peace.interstate': peace(interstate) };
  for (const [id, label] of Object.entries(OUTCOMES))
    curves[`dyad.peace.${id}`] = peace((row) => row.outcome_label === label);
  sameCurves('dyad.', curves, episodes);
});

test('no failure of peace between two sides is seen in the first year, as its curves say', () => {
  // The shortest peace that failed: 396 days. UCDP ends an episode with a calendar year without fighting.
  const failed = episodes.filter((row) => row.recurred === '1').map((row) => Number(row.peace_days));
  assert.equal(Math.min(...failed), 396);
  for (const curve of Object.values(records().curves))
    assert.equal(curve.blind, curve.id.startsWith('dyad.') ? 1 : undefined, curve.id);
});

test('the cells of UCDP’s families are disjoint and hold every case', () => {
  const how = (row: Row) => `${row.type_of_conflict2} ${row.outcome_label}`;
  sameCells('fighting-again', episodes.filter(known), how, 'recurred');
  // 3 is both; so are '1, 2' and '2, 1'.
  const over = (row: Row) => (row.incompatibility!.length > 1 ? '3' : row.incompatibility);
  sameCells('peace-agreements', agreements, (row) => `${row.pa_type} ${over(row)}`, 'ended');
});
