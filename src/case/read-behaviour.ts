import type { Party } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import type { BehaviourPart } from './guarantee.js';
import { isAboveZero, numberOr } from './read-number.js';
import { COST, RATE, SHARE_OF_YEARS } from './scalar.js';

export function readBehaviour(at: Cursor, guarantors: readonly Party[], context: Context): BehaviourPart | undefined {
  const slip = at.get('slip');
  const reconsiders = numberOr(
    at.get('reconsiders'),
    RATE,
    'how often a government looks again at what it does',
    1,
    '1 per year',
    context,
  );
  const loses = numberOr(
    slip.get('loses'),
    COST,
    'points that a switch costs which is made by a slip',
    10,
    '10 points',
    context,
  );
  const share = numberOr(
    slip.get('in'),
    SHARE_OF_YEARS,
    'share of years in which that switch is made',
    0.01,
    '1% of years',
    context,
  );
  const known = numberOr(
    at.get('war-cost-known-to'),
    COST,
    'how closely the cost of honouring is known beforehand, to ± points',
    12,
    '12 points',
    context,
  );
  const order = readOrder(at.get('order'), guarantors, context);
  if (!reconsiders || !loses || !share || !known) return undefined;
  const sound = [reconsiders, loses, share, known].map((n) => isAboveZero(n, at, context));
  if (sound.every(Boolean) && share.value >= reconsiders.value / 2) {
    context.problems.error('slip-too-often', share.at ?? at.keyAt, `a slip in ${share.written} is too often`, {
      why: `with ${reconsiders.written}, a switch that costs points would be made as readily as one that costs nothing`,
      instead: `less than half as often as a government reconsiders: below ${Number((reconsiders.value * 50).toFixed(2))}% of years`,
    });
  }
  return { reconsiders, slip: { loses, in: share }, warCostKnownTo: known, order };
}

/** Guarantors, each once, as written or as commitments first name them. */
function readOrder(at: Cursor, guarantors: readonly Party[], context: Context): string[] {
  const ids = guarantors.map((p) => p.id);
  if (!at.node) return ids;
  const order: string[] = [];
  for (const item of at.list) {
    const party = context.party(item);
    if (!party) continue;
    if (!ids.includes(party.id)) {
      context.problems.error('not-a-guarantor', item.text!.at, `${party.id} has no commitment`, {
        instead: `an order of ${ids.join(', ')}`,
      });
    } else if (order.includes(party.id)) {
      context.problems.error('duplicate-rank', item.text!.at, `${party.id} stands twice in the order`);
    } else order.push(party.id);
  }
  const missing = ids.filter((id) => !order.includes(id));
  if (missing.length && order.length === at.list.length) {
    context.problems.error('order-incomplete', at.keyAt, `the order does not name ${missing.join(', ')}`, {
      instead: `order: [${[...order, ...missing].join(', ')}]`,
    });
  }
  return order;
}
