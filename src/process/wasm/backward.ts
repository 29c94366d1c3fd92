import { opportunity, TIE } from '../choose.js';
import { BLOCK, eachBlock, inBlocks, ofParty } from '../kernels.js';
import type { ProcessModel } from '../model.js';
import type { Arena, Order } from './arena.js';
import type { PlacedPhase } from './placed.js';

/**
 * Behaviour under the rule `revision`, with the bytes of `solve`: writes the chances to switch into the phases.
 *
 * @param atInstants What each instant is worth to each player. @returns What each state is worth to them at time 0.
 */
export function backward(
  arena: Arena,
  { states, players }: ProcessModel,
  phases: readonly PlacedPhase[],
  atInstants: readonly Float64Array[],
): Float64Array[] {
  const flows = players.map((player) => player.flow);
  const held = inBlocks(flows, states, atInstants);
  const flow = held.map((block) => arena.put(block.subarray(0, states * BLOCK)));
  const blocks = held.map((block) => arena.put(block));
  const needsRoom = phases.some(({ layers }) => layers.some(({ inPlace }) => !inPlace));
  const room = arena.take(needsRoom ? states * BLOCK : 0);
  const inOrder = arena.put(Int32Array.from({ length: needsRoom ? states : 0 }, (_, k) => k * BLOCK));
  for (const { steps, years, first, layers } of [...phases].reverse()) {
    const orders: Order[] = [];
    for (const layer of [...layers].reverse()) {
      const { count, rows, reads, inPlace } = layer;
      if (layer.kind === 'chance') {
        const { from, chance, dates } = layer;
        for (const block of blocks) {
          const [own, into] = inPlace ? [rows, block] : [inOrder, room];
          orders.push({ kernel: 'expect', values: [count, own, from, reads, chance, block, into], dates });
          if (!inPlace) orders.push({ kernel: 'move', values: [count, inOrder, room, rows, block], dates });
        }
        continue;
      }
      const { bounds, cost, bears, turn, stride } = layer;
      const movers = [...players.keys()].filter((p) => bounds[p] < bounds[p + 1]);
      for (const p of movers) {
        const { lambda } = players[p];
        const smooth = lambda !== Number.POSITIVE_INFINITY;
        const own = blocks[Math.floor(p / BLOCK)] + 8 * (p % BLOCK);
        orders.push({
          kernel: smooth ? 'decide' : 'reply',
          values: [bounds[p], bounds[p + 1], rows, reads, cost, turn, own],
          numbers: [smooth ? lambda : TIE, opportunity(players[p], years, 'revision')],
          stride,
        });
      }
      for (const [b, block] of blocks.entries()) {
        if (!inPlace) orders.push({ kernel: 'move', values: [count, reads, block, inOrder, room] });
        const [targets, source] = inPlace ? [reads, block] : [inOrder, room];
        for (const p of movers) {
          const values = [bounds[p], bounds[p + 1], rows, targets, cost, turn, block, source, bears[p][b]];
          orders.push({ kernel: 'mix', values, stride });
        }
      }
    }
    eachBlock(players.map((player) => player.yearlyFactor ** years)).forEach((factor, b) => {
      const end = blocks[b] + 8 * BLOCK * states;
      orders.push({ kernel: 'discount', values: [blocks[b], end, flow[b], arena.put(factor)] });
    });
    arena.sweep(orders, first + steps - 1, first - 1);
  }
  const worth = blocks.map((block, b) => arena.view(block, held[b].length));
  return players.map((_, p) => ofParty(p, worth, states));
}
