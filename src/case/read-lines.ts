import { nearest } from '../shared/nearest.js';
import type { Exchange, Link, RedLine, Rule } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import { inWords } from './read-issues.js';
import { COST, WHOLE_POINTS } from './scalar.js';

export function readRules(at: Cursor, context: Context): Rule[] {
  return at.names().flatMap(([id, entry]) => {
    const kinds = (['require', 'forbid'] as const).filter((kind) => entry.has(kind));
    if (entry.map && kinds.length !== 1) {
      context.problems.error(
        'rule-form',
        entry.keyAt,
        kinds.length ? `rule ${id} has both require and forbid` : `rule ${id} has neither require nor forbid`,
        {
          instead: 'require: a condition that every package keeps; or forbid: one that none may meet',
        },
      );
    }
    const kind = kinds[0];
    if (!kind) return [];
    const condition = context.condition(entry.get(kind), {
      always: kind === 'require' ? 'the rule excludes nothing' : 'the rule excludes every package',
      never: kind === 'require' ? 'the rule excludes every package' : 'the rule excludes nothing',
    });
    return condition ? [{ id, kind, condition, ...context.groundOf(entry) }] : [];
  });
}

export function readRedLines(at: Cursor, context: Context): RedLine[] {
  return at.names().flatMap(([id, entry]) => {
    const name = entry.get('name').words ?? inWords(id);
    const party = context.party(entry.get('party'));
    const when = context.condition(entry.get('when'), {
      always: 'every package crosses this line',
      never: 'no package can cross this line',
    });
    const costs = entry.has('costs')
      ? context.number(entry.get('costs'), COST, `cost to ${party?.name ?? 'the party'} of crossing "${name}"`)
      : undefined;
    if (!party || !when || (entry.has('costs') && !costs)) return [];
    return [
      {
        id,
        name,
        party: withValues(party, entry, context),
        when,
        ...(costs ? { costs } : {}),
        ...context.groundOf(entry),
      },
    ];
  });
}

export function readExchanges(at: Cursor, context: Context): Exchange[] {
  return at.names().flatMap(([id, entry]) => {
    const name = entry.get('name').words ?? inWords(id);
    const party = context.party(entry.get('party'));
    const gives = context.condition(entry.get('gives'), {
      always: 'every package gives it',
      never: 'no package gives it',
    });
    const wants = context.condition(entry.get('for'), {
      always: 'every package has it, so the exchange is never broken',
      never: 'no package has it, so it can never be given in exchange',
    });
    const otherwise = readOtherwise(entry, context, `cost to ${party?.name ?? 'the party'} of breaking "${name}"`);
    if (!party || !gives || !wants || !otherwise) return [];
    return [
      { id, name, party: withValues(party, entry, context), gives, for: wants, otherwise, ...context.groundOf(entry) },
    ];
  });
}

function readOtherwise(entry: Cursor, context: Context, what: string): Exchange['otherwise'] | undefined {
  const at = entry.get('otherwise');
  if (!at.node || at.words === 'refuse') return 'refuse';
  const [word, ...grounds] = (at.words ?? '').split('@').map((part) => part.trim());
  if (word === 'refuse') {
    const ground = grounds[0] || 'p6';
    context.problems.error('ground-form', at.text!.at, 'a refusal is no number, so no ground may stand after it', {
      instead: `otherwise: refuse, and ground: ${ground} beside it for the whole exchange`,
    });
    return undefined;
  }
  if (nearest(word!, ['refuse']).length) {
    context.problems.unknown('unknown-word', at.text!.at, 'word for otherwise', word!, ['refuse']);
    return undefined;
  }
  const costs = context.number(at, COST, what);
  return costs && { costs };
}

export function readLinks(at: Cursor, context: Context): Link[] {
  return at.names().flatMap(([id, entry]) => {
    const name = entry.get('name').words ?? inWords(id);
    const party = context.party(entry.get('party'));
    const when = context.condition(entry.get('when'), {
      always: 'it shifts every package alike',
      never: 'it never applies',
    });
    const points = context.number(
      entry.get('points'),
      WHOLE_POINTS,
      `change for ${party?.name ?? 'the party'} by "${name}"`,
    );
    if (!party || !when || !points) return [];
    return [{ id, name, party: withValues(party, entry, context), when, points, ...context.groundOf(entry) }];
  });
}

/** A line of a party that has no values is kept and counts for nothing. */
function withValues(party: { id: string; name: string; values?: unknown }, entry: Cursor, context: Context): string {
  if (!party.values) {
    context.problems.warning('line-without-values', entry.get('party').text!.at, `${party.name} has no values`, {
      why: 'what it refuses or gains is not counted until it has some',
    });
  }
  return party.id;
}
