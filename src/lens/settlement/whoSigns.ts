import type { Standing } from '../../settlement/result.js';
import type { Cell, Certificate, Finding } from '../finding.js';
import { column, list, signed, title } from '../text.js';
import { type Context, cite, lineOf, noDealGround, type Shown } from './context.js';

/** Package × party: the margin over no-deal, and which red lines are crossed. */
export function whoSigns(
  context: Context,
  packages: readonly Shown[],
  certificate: Certificate | 'not proven',
): Finding {
  const { actors } = context;
  return {
    id: 'settlement/who-signs',
    lens: 'settlement',
    question: 'Who would sign what?',
    about: {},
    sentence: packages.map((p) => `${title(p.name)}: ${verdict(context, p)}.`).join(' '),
    value: {
      kind: 'table',
      of: 'package',
      columns: [
        ...actors.map((a) => ({ id: a.id, name: column(a.name), unit: 'points over no-deal' })),
        { id: 'all', name: 'all sign' },
      ],
      rows: packages.map((p) => ({
        id: p.id,
        name: p.found ? `Found: ${p.name}` : title(p.name),
        ...(p.completed && { note: `best completion: ${p.completed}` }),
        cells: [...p.explained.standings.map((s) => standingCell(context, s)), allSign(p)],
      })),
    },
    grounds: [],
    certificate,
  };
}

function standingCell(context: Context, s: Standing): Cell {
  if (!s.needed) return { text: 'not needed' };
  const lines = s.lines.map((line) => lineOf(context, s.party, line));
  const keys = [...lines.map((l) => l.ground), noDealGround(context, s.party)].filter((k) => k !== undefined);
  const crossed = lines.map((l) => l.name).join(', ');
  const text = Number.isFinite(s.margin) ? signed(s.margin) : 'no no-deal given';
  return {
    text: crossed ? `${text} crosses: ${crossed}` : text,
    ...(Number.isFinite(s.margin) && { number: s.margin }),
    mark: lines.length > 0 ? 'line' : s.accepts ? 'accepts' : 'refuses',
    grounds: [...new Set(keys)],
  };
}

function allSign({ explained }: Shown): Cell {
  if (!explained.signable) return { text: 'no', mark: 'refuses' };
  return explained.ratifiable ? { text: 'yes', mark: 'accepts' } : { text: 'yes, not ratified', mark: 'refuses' };
}

/** Who would refuse a package and why, or that all would sign: a clause without its full stop. */
export function verdict(context: Context, { explained }: Shown): string {
  const { actors, signatories } = context;
  const consulted = new Set([...signatories, ...context.space.adoption.vetoes]);
  const asked = explained.standings.filter((s) => consulted.has(s.party));
  const refusing = asked.filter((s) => !s.accepts);
  const accepting = asked.filter((s) => s.accepts);
  const margins = (standings: Standing[]) =>
    list(standings.map((s) => `${actors[s.party]!.name} (${signed(s.margin)})`));
  if (refusing.length === 0) {
    const ratifiers = explained.standings.filter((s) => actors[s.party]!.role === 'ratifier' && s.needed && !s.accepts);
    const but = ratifiers.map((s) => `, but ${actors[s.party]!.name} would not ratify it (${signed(s.margin)})`);
    return `all would sign: ${margins(accepting)}${but.join('')}`;
  }
  const reasons = refusing.map((s) => `${actors[s.party]!.name} would not sign (${reason(context, s)})`);
  const rest = accepting.length > 0 ? `; ${margins(accepting)} would` : '';
  const passes = explained.signable ? ', and it passes all the same under the adoption rule' : '';
  return `${list(reasons)}${rest}${passes}`;
}

/** Why a party refuses: the lines that are crossed, else how far below no-deal. */
export function reason(context: Context, s: Standing): string {
  const lines = s.lines.map((line) => lineOf(context, s.party, line));
  const crossed = lines.map((l) => `“${l.name}”${cite(context, l.ground)}`);
  const short = `${signed(s.margin)} against no-deal${cite(context, noDealGround(context, s.party))}`;
  if (crossed.length === 0) return short;
  return s.margin < 0 ? `crosses ${list(crossed)}, and ${short}` : `crosses ${list(crossed)}`;
}
