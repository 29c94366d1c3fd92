import { checkCounts, checkPackage } from '../../settlement/check/index.js';
import { explainPackage } from '../../settlement/evaluate.js';
import type { Check, Settlement } from '../../settlement/result.js';
import { settle } from '../../settlement/settle.js';
import type { DealSpace } from '../../settlement/space.js';
import type { Budget } from '../../shared/budget.js';
import type { Finding } from '../finding.js';
import { count, counted, list, signed, title } from '../text.js';
import { certificate } from './certify.js';
import type { Context, Shown } from './context.js';

/** Quarters from the case's date for which named packages are looked at: each of two years. */
const QUARTERS = 8;
/** Of these, the ones at which all packages are counted. */
const COUNTED = [0, 4, 8];

interface Date {
  quarters: number;
  /** Which of the named packages could be signed. */
  signable: boolean[];
  /** How many packages could be signed, where they are counted. */
  room?: number;
}

/**
 * What waiting does: no-deal drifts by so many points a quarter, so what could be signed changes with time. Drift is
 * taken as the case gives it, a straight line at its median. Nothing where nobody's no-deal drifts, or where a limit
 * ended the counting.
 */
export async function timeFinding(
  context: Context,
  settlement: Settlement,
  packages: readonly Shown[],
  head: Shown | undefined,
  budget: Budget,
): Promise<{ findings: Finding[]; checks: Check[] }> {
  const drifting = context.c.parties.flatMap((p) => (p.noDeal?.drift?.value ? [{ ...p, drift: p.noDeal.drift }] : []));
  const drifts = context.actors.map(({ id }) => drifting.find((p) => p.id === id)?.drift.value ?? 0);
  const named = packages.filter((p) => !p.found);
  const nothing = { findings: [], checks: [] };
  if (drifts.every((d) => d === 0) || settlement.counts.packages === 0) return nothing;
  const checks: Check[] = [];
  const dates: Date[] = [];
  for (let quarters = 0; quarters <= QUARTERS; quarters++) {
    const space = later(context.space, drifts, quarters);
    const explained = named.map((p) => explainPackage(space, p.explained.package));
    checks.push(...explained.map((e) => checkPackage(space, e)));
    const date: Date = { quarters, signable: explained.map((e) => e.signable) };
    if (COUNTED.includes(quarters)) {
      const result = quarters === 0 ? settlement : await settle(space, { check: false }, budget);
      if (result.kind === 'too-large' || result.partial || budget.stopped) return nothing;
      checks.push(await checkCounts(space, result, budget));
      date.room = result.counts.signable;
    }
    dates.push(date);
  }
  const at = head ? named.indexOf(head) : -1;
  const rows = dates.filter((d) => d.room !== undefined);
  const turning = named.flatMap((p, i) =>
    rows.some((d) => d.signable[i] !== rows[0]!.signable[i]) ? [{ ...p, i }] : [],
  );
  const certified = certificate(checks);
  const finding: Finding = {
    id: 'settlement/time',
    lens: 'settlement',
    question: 'What does waiting do?',
    about: head ? { package: head.id } : {},
    sentence: `${drift(context, drifts)}: ${room(rows)}.${at < 0 ? '' : ` ${turns(head!.name, dates, at)}`}`,
    value: {
      kind: 'table',
      of: 'from the date of the case',
      columns: [
        { id: 'signable', name: 'packages that could be signed' },
        ...turning.map((p) => ({ id: p.id, name: title(p.name) })),
      ],
      rows: rows.map((row) => ({
        id: String(row.quarters),
        name: after(row.quarters),
        cells: [
          { text: count(row.room!), number: row.room! },
          ...turning.map(({ i }) => ({
            text: row.signable[i] ? 'could be signed' : 'refused',
            mark: row.signable[i] ? ('accepts' as const) : ('refuses' as const),
          })),
        ],
      })),
    },
    grounds: [...new Set(drifting.flatMap((p) => (p.drift.ground ? [p.drift.ground.key] : [])))],
    certificate:
      certified === 'not proven'
        ? certified
        : { ...certified, extent: `${QUARTERS + 1} dates, counts at ${rows.length}` },
  };
  return { findings: [finding], checks: checks.filter((c) => c.checkedBy === 'checkCounts').slice(1) };
}

function later(space: DealSpace, drifts: readonly number[], quarters: number): DealSpace {
  const parties = space.parties.map((party, p) => ({ ...party, threshold: party.threshold + quarters * drifts[p]! }));
  return { ...space, parties };
}

const after = (quarters: number) =>
  quarters === 0
    ? 'now'
    : quarters % 4 === 0
      ? `after ${counted(quarters / 4, 'year')}`
      : `after ${counted(quarters, 'quarter')}`;

function drift(context: Context, drifts: readonly number[]): string {
  const moving = drifts.flatMap((d, p) => (d === 0 ? [] : [`${context.actors[p]!.name} ${signed(d)}`]));
  return `No-deal drifts (points a quarter: ${list(moving)})`;
}

function room(rows: readonly Date[]): string {
  const [now, ...then] = rows.map((d) => count(d.room!));
  const later = then.map((n, i) => `${n} ${after(rows[i + 1]!.quarters)}`);
  return `${now} could be signed now, ${list(later)}`;
}

/** Whether the answer about a package turns at one of the dates, and when first. */
function turns(name: string, dates: readonly Date[], at: number): string {
  const now = dates[0]!.signable[at]!;
  const turn = dates.find((d) => d.signable[at] !== now);
  if (!turn) return `${title(name)} stays ${now ? 'signable' : 'refused'} at each of ${QUARTERS} quarters.`;
  return `${title(name)} could ${now ? 'be signed now, and no longer' : 'not be signed now, but could'} ${after(turn.quarters)}.`;
}
