import { column, signed } from '../../../src/lens/text.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';

/** An actor of the case as views of packages name it. */
export interface Actor {
  id: string;
  name: string;
}

/** Those whose margins are known: parties with values, then ratifiers. */
export function actorsOf({ quick, valid }: Known): Actor[] {
  if (!quick || !valid) return [];
  const ids = [...new Set(quick.list.flatMap(({ kind, party }) => (kind === 'margin' && party ? [party] : [])))];
  const all = [...valid.c.parties, ...valid.c.ratifiers];
  return ids.map((id) => ({ id, name: column(all.find((p) => p.id === id)?.name ?? id) }));
}

/** How an actor stands with a package, as a word that is also a class. */
export function markOf({ quick }: Known, id: string, party: string): 'accepts' | 'refuses' | 'line' | 'not-needed' {
  if (quick!.notNeeded.some((r) => r.package === id && r.party === party)) return 'not-needed';
  if (quick!.refusals.some((r) => r.package === id && r.party === party)) return 'line';
  return quick!.values[`margin/${id}/${party}`]! >= 0 ? 'accepts' : 'refuses';
}

export const MARKS = { accepts: '✓', refuses: '✗', line: '⊘', 'not-needed': '' };

/** A package's margin for every actor, beside the change against another one. */
export function Margins({ known, id, against }: { known: Known; id: string; against?: string }) {
  const { quick } = known;
  if (!quick?.packages.some((p) => p.id === id)) return null;
  return (
    <ul className="margins">
      {actorsOf(known).map((actor) => {
        const mark = markOf(known, id, actor.id);
        const margin = quick.values[`margin/${id}/${actor.id}`]!;
        const before = against === undefined ? undefined : quick.values[`margin/${against}/${actor.id}`];
        return (
          <li key={actor.id} className={mark} data-party={actor.id}>
            <span>{actor.name}</span>
            <b>
              <span aria-hidden="true">{MARKS[mark]} </span>
              {signed(margin)}
            </b>
            <small>
              {texts.matrix.says[mark]}
              {before !== undefined && ` (${signed(margin - before)})`}
            </small>
          </li>
        );
      })}
    </ul>
  );
}
