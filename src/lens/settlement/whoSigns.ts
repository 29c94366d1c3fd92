import type { Standing } from '../../settlement/result.js';
import type { Cell, Certificate, Finding } from '../finding.js';
import { column, fixed, list, signed, title } from '../text.js';
import { adopters, allGrounds, type Context, cite, lineOf, noDealGround, type Shown } from './context.js';

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
        { id: 'all', name: 'could be signed' },
      ],
      rows: packages.map((p) => ({
        id: p.id,
        name: p.found ? `Found: ${p.name}` : title(p.name),
        ...(p.completed && { note: p.completed }),
        cells: [...p.explained.standings.map((s) => standingCell(context, s)), couldBeSigned(p)],
      })),
    },
    grounds: allGrounds(context),
    certificate,
  };
}

function standingCell(context: Context, s: Standing): Cell {
  if (!s.needed) return { text: 'not needed' };
  const lines = s.lines.map((line) => lineOf(context, s.party, line));
  const keys = [...lines.map((l) => l.ground), noDealGround(context, s.party)].filter((k) => k !== undefined);
  const crossed = lines.map((l) => l.name).join(', ');
  return {
    text: crossed ? `${signed(s.margin)} crosses: ${crossed}` : signed(s.margin),
    number: s.margin,
    mark: lines.length > 0 ? 'line' : s.accepts ? 'accepts' : 'refuses',
    grounds: [...new Set(keys)],
  };
}

function couldBeSigned({ explained }: Shown): Cell {
  if (!explained.signable) return { text: 'no', mark: 'refuses' };
  return explained.ratifiable ? { text: 'yes', mark: 'accepts' } : { text: 'yes, not ratified', mark: 'refuses' };
}

/** Who would refuse a package and why, or that all would sign: a clause without its full stop. */
export function verdict(context: Context, { explained, completed }: Shown): string {
  const { actors } = context;
  const asked = adopters(context).map((p) => explained.standings[p]!);
  const refusing = asked.filter((s) => !s.accepts);
  const accepting = asked.filter((s) => s.accepts);
  const margins = (standings: Standing[]) =>
    list(standings.map((s) => `${actors[s.party]!.name} (${signed(s.margin)})`));
  const ratifiers = explained.standings.filter((s) => actors[s.party]!.role === 'ratifier' && s.needed && !s.accepts);
  const refused = (s: Standing) =>
    list([signed(s.margin), ...ifCertain(s).map((m) => `${signed(m)} ${CERTAIN}`)], 'but');
  const but = ratifiers.map((s) => `, but ${actors[s.party]!.name} would not ratify it (${refused(s)})`).join('');
  const open = completed ? ` (${completed})` : '';
  if (refusing.length === 0) return `all would sign: ${margins(accepting)}${explained.signable ? but : ''}${open}`;
  const reasons = refusing.map((s) => `${actors[s.party]!.name} (${reason(context, s)})`);
  const rest = accepting.length > 0 ? `; ${margins(accepting)} would` : '';
  const passes = explained.signable ? `. It passes all the same under the adoption rule${but}` : '';
  return `${list(reasons)} would not sign${rest}${passes}${open}`;
}

const CERTAIN = 'if its peace were certain';

/** The margin of a package whose peace were certain, where that alone would win the party by what can be printed; else nothing. */
function ifCertain({ lines, margin, tables }: Standing): number[] {
  const certain = margin - tables.reduce((sum, { points }) => sum + points, 0);
  return lines.length === 0 && margin < 0 && certain >= 0.05 ? [certain] : [];
}

/** Why a party refuses: the lines that are crossed, else how far below no-deal, and whether a certain peace would mend it. */
export function reason(context: Context, s: Standing): string {
  const lines = s.lines.map((line) => lineOf(context, s.party, line));
  const crossed = lines.map((l) => `“${l.name}”${cite(context, l.ground)}`);
  const short = `${fixed(-s.margin)} short of its no-deal${cite(context, noDealGround(context, s.party))}`;
  if (crossed.length === 0) return list([short, ...ifCertain(s).map((m) => `${fixed(m)} above it ${CERTAIN}`)], 'but');
  return s.margin < 0 ? `crosses ${list(crossed)}, and is ${short}` : `crosses ${list(crossed)}`;
}
