import { explainPackage } from '../../settlement/evaluate.js';
import type { Check } from '../../settlement/result.js';
import { settle } from '../../settlement/settle.js';
import type { DealSpace } from '../../settlement/space.js';
import type { Budget } from '../../shared/budget.js';
import type { Cell, Finding } from '../finding.js';
import { count, counted, list, signed, title } from '../text.js';
import { asCertificate } from './certify.js';
import type { Context, Shown } from './context.js';

/** Quarters from the case's date at which the space is looked at again. */
const QUARTERS = [0, 1, 2, 4, 8];

/**
 * What waiting does: no-deal drifts by so many points a quarter, so what could be signed changes with time. Drift is
 * taken as it stands in the case, a straight line at its median. Nothing where no signatory's no-deal drifts.
 */
export async function timeFinding(
  context: Context,
  packages: readonly Shown[],
  head: Shown | undefined,
  budget: Budget,
): Promise<{ findings: Finding[]; checks: Check[] }> {
  const drifts = context.actors.map(({ id }) => context.c.parties.find((p) => p.id === id)?.noDeal?.drift?.median ?? 0);
  if (!context.signatories.some((p) => drifts[p] !== 0)) return { findings: [], checks: [] };
  const checks: Check[] = [];
  const rows: { quarters: number; signable: number; signed: boolean[] }[] = [];
  for (const quarters of QUARTERS) {
    const space = later(context.space, drifts, quarters);
    const result = await settle(space, { check: true }, budget);
    if (result.kind === 'too-large' || result.partial) return { findings: [], checks: [] };
    checks.push(...result.checks.filter((c) => c.checkedBy === 'checkCounts'));
    const signed = packages.map((p) => explainPackage(space, p.explained.package).signable);
    rows.push({ quarters, signable: result.counts.signable, signed });
  }
  const named = packages.flatMap((p, i) => (p.found ? [] : [{ ...p, i }]));
  const cell = (n: number): Cell => ({ text: count(n), number: n });
  const certificate = checks.length === rows.length ? asCertificate(checks[0]!) : 'not proven';
  return {
    checks,
    findings: [
      {
        id: 'settlement/time',
        lens: 'settlement',
        question: 'What does waiting do?',
        about: head ? { package: head.id } : {},
        sentence: sentence(context, drifts, rows, head, packages),
        value: {
          kind: 'table',
          of: 'from the date of the case',
          columns: [
            { id: 'signable', name: 'packages that could be signed' },
            ...named.map((p) => ({ id: p.id, name: title(p.name) })),
          ],
          rows: rows.map((row) => ({
            id: String(row.quarters),
            name: after(row.quarters),
            cells: [
              cell(row.signable),
              ...named.map(
                ({ i }): Cell => ({
                  text: row.signed[i] ? 'all sign' : 'refused',
                  mark: row.signed[i] ? 'accepts' : 'refuses',
                }),
              ),
            ],
          })),
        },
        grounds: [
          ...new Set(context.c.parties.flatMap((p) => (p.noDeal?.drift?.ground ? [p.noDeal.drift.ground.key] : []))),
        ],
        certificate:
          certificate === 'not proven'
            ? certificate
            : {
                ...certificate,
                holds: checks.every((c) => c.holds && c.whole),
                extent: `${certificate.extent}, at ${rows.length} dates`,
              },
      },
    ],
  };
}

function later(space: DealSpace, drifts: readonly number[], quarters: number): DealSpace {
  const parties = space.parties.map((party, p) => ({ ...party, threshold: party.threshold + quarters * drifts[p]! }));
  return { ...space, parties };
}

const after = (quarters: number) => (quarters === 0 ? 'now' : `after ${counted(quarters, 'quarter')}`);

function sentence(
  { actors, signatories }: Context,
  drifts: readonly number[],
  rows: readonly { quarters: number; signable: number; signed: boolean[] }[],
  head: Shown | undefined,
  packages: readonly Shown[],
): string {
  const moving = signatories.filter((p) => drifts[p] !== 0);
  const per = list(moving.map((p) => `${actors[p]!.name} ${signed(drifts[p]!)}`));
  const [now, last] = [rows[0]!, rows.at(-1)!];
  const room =
    now.signable === last.signable
      ? `${count(now.signable)} could be signed now and ${after(last.quarters)}`
      : `${count(now.signable)} could be signed now, ${count(last.signable)} ${after(last.quarters)}`;
  const at = head ? packages.indexOf(head) : -1;
  const turns = at < 0 ? undefined : rows.find((row) => row.signed[at] !== now.signed[at]);
  const offer =
    at < 0
      ? ''
      : turns
        ? `; ${head!.name} is ${now.signed[at] ? 'signed now and refused' : 'refused now and signed'} ${after(turns.quarters)}`
        : `; ${head!.name} stays ${now.signed[at] ? 'signed' : 'refused'}`;
  return `What each expects without agreement drifts (points a quarter: ${per}): ${room}${offer}.`;
}
