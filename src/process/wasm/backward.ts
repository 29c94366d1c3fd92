import { opportunity, TIE } from '../choose.js';
import { BLOCK, eachBlock, inBlocks, ofParty } from '../kernels.js';
import type { ProcessModel } from '../model.js';
import type { Arena } from './arena.js';
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
  const { decide, reply, mix, expect, move, discount } = arena.kernels;
  const flows = players.map((player) => player.flow);
  const held = inBlocks(flows, states, atInstants);
  const flow = held.map((block) => arena.put(block.subarray(0, states * BLOCK)));
  const blocks = held.map((block) => arena.put(block));
  const room = arena.take(states * BLOCK);
  const needsRoom = phases.some(({ layers }) => layers.some(({ inPlace }) => !inPlace));
  const inOrder = arena.put(Int32Array.from({ length: needsRoom ? states : 0 }, (_, k) => k * BLOCK));
  for (const { steps, years, first, layers } of [...phases].reverse()) {
    const factor = eachBlock(players.map((player) => player.yearlyFactor ** years)).map((each) => arena.put(each));
    const choosers = players.map((player, p) => {
      const smooth = player.lambda !== Number.POSITIVE_INFINITY;
      return {
        p,
        choose: smooth ? decide : reply,
        precision: smooth ? player.lambda : TIE,
        chance: opportunity(player, years, 'revision'),
        own: blocks[Math.floor(p / BLOCK)] + 8 * (p % BLOCK),
      };
    });
    const movers = layers.map((layer) =>
      layer.kind === 'choice' ? choosers.filter(({ p }) => layer.bounds[p] < layer.bounds[p + 1]) : [],
    );
    for (let n = steps - 1; n >= 0; n--) {
      for (let l = layers.length - 1; l >= 0; l--) {
        const layer = layers[l];
        const { count, rows, reads, inPlace } = layer;
        if (layer.kind === 'chance') {
          if (layer.at && !layer.at.has(first + n)) continue;
          for (const block of blocks) {
            expect(count, inPlace ? rows : inOrder, layer.from, reads, layer.chance, block, inPlace ? block : room);
            if (!inPlace) move(count, inOrder, room, rows, block);
          }
          continue;
        }
        const { bounds, cost, bears } = layer;
        const turn = layer.turns + n * layer.stride;
        for (const { p, choose, precision, chance, own } of movers[l]) {
          choose(bounds[p], bounds[p + 1], rows, reads, cost, turn, own, precision, chance);
        }
        for (let b = 0; b < blocks.length; b++) {
          if (!inPlace) move(count, reads, blocks[b], inOrder, room);
          const targets = inPlace ? reads : inOrder;
          const source = inPlace ? blocks[b] : room;
          for (const { p } of movers[l]) {
            mix(bounds[p], bounds[p + 1], rows, targets, cost, turn, blocks[b], source, bears[p][b]);
          }
        }
      }
      for (let b = 0; b < blocks.length; b++) discount(blocks[b], blocks[b] + 8 * BLOCK * states, flow[b], factor[b]);
    }
  }
  const worth = blocks.map((block, b) => arena.view(block, held[b].length));
  return players.map((_, p) => ofParty(p, worth, states));
}
