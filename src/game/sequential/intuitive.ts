import Fraction from 'fraction.js';
import { payoffsOf } from '../check/payoffsOf.js';
import { type Behaviour, children, type Game, members } from '../model.js';
import { beliefCorners } from './beliefPolytope.js';

/** What the intuitive criterion says of an equilibrium of a signalling game. */
export type Intuitive =
  | { passes: true }
  | { passes: false; message: number; type: number; sure: Fraction; has: Fraction };

/** A signalling game: chance draws a type, the sender sees it and sends a message, the receiver sees that and answers. */
export interface Signalling {
  sender: number;
  receiver: number;
  /** Per type: the sender's node. */
  types: number[];
  /** Information sets of the receiver, each with its nodes and the type that each belongs to. */
  messages: { set: number; nodes: number[]; types: number[] }[];
}

/** The parts of a signalling game, or nothing where the game is none. */
export function signalling(game: Game): Signalling | undefined {
  const sets = members(game);
  const moves = (v: number) => game.infosets[game.infoset[v]!]?.player ?? -2;
  const types = [...children(game, 0)];
  const [sender, answer] = [types.length > 0 ? moves(types[0]!) : -2, types[0]! + 1];
  if (moves(0) !== -1 || sender < 0) return undefined;
  const receiver = moves(answer);
  if (receiver < 0 || receiver === sender) return undefined;
  if (!types.every((v) => moves(v) === sender && sets[game.infoset[v]!]!.length === 1)) return undefined;
  const sent = types.flatMap((v, type) => [...children(game, v)].map((node) => ({ node, type })));
  if (!sent.every(({ node }) => moves(node) === receiver)) return undefined;
  if (!sent.every(({ node }) => [...children(game, node)].every((end) => moves(end) === -2))) return undefined;
  const messages = [...new Set(sent.map(({ node }) => game.infoset[node]!))].map((set) => {
    const here = sent.filter(({ node }) => game.infoset[node] === set);
    return { set, nodes: here.map(({ node }) => node), types: here.map(({ type }) => type) };
  });
  if (messages.some((m) => new Set(m.types).size !== m.types.length)) return undefined;
  return { sender, receiver, types, messages };
}

/**
 * The intuitive criterion (Cho and Kreps 1987, section IV.3). After a message that nobody sends, types are left out that get
 * less by it than they have, whatever the receiver answers that is best for some belief. If then a type that is left gets more
 * by it than it has, whatever the receiver answers that is best for some belief in the types left, the equilibrium fails.
 */
export function intuitiveCriterion(game: Game, parts: Signalling, behaviour: Behaviour): Intuitive {
  const { sender, receiver, types, messages } = parts;
  const has = types.map((v) => payoffsFrom(game, behaviour, v)[sender]!);
  for (const { set, nodes, types: able } of messages) {
    const sent = nodes.some((v) => sendsTo(game, behaviour, types, v));
    if (sent) continue;
    const ends = nodes.map((v) => [...children(game, v)]);
    const gets = (k: number, answer: number) => paidAlong(game, types[able[k]!]!, nodes[k]!, ends[k]![answer]!, sender);
    const answersTo = (left: readonly number[]): number[] =>
      game.infosets[set]!.actions.flatMap((_, answer) => {
        const pays = game.infosets[set]!.actions.map((_, b) =>
          left.map((k) => paidAlong(game, types[able[k]!]!, nodes[k]!, ends[k]![b]!, receiver)),
        );
        return beliefCorners(pays, [answer])?.length === 0 ? [] : [answer];
      });
    const any = answersTo([...nodes.keys()]);
    const left = [...nodes.keys()].filter((k) => any.some((answer) => gets(k, answer).compare(has[able[k]!]!) >= 0));
    if (left.length === 0) continue;
    const credible = answersTo(left);
    for (const k of left) {
      const sure = credible.map((answer) => gets(k, answer)).reduce((a, b) => (b.compare(a) < 0 ? b : a));
      if (sure.compare(has[able[k]!]!) > 0)
        return { passes: false, message: set, type: able[k]!, sure, has: has[able[k]!]! };
    }
  }
  return { passes: true };
}

/** Whether the type before a node of the receiver's sends what leads there. */
function sendsTo(game: Game, behaviour: Behaviour, types: readonly number[], node: number): boolean {
  return types.some((v) =>
    [...children(game, v)].some((child, a) => child === node && behaviour[game.infoset[v]!]![a]!.n > 0n),
  );
}

function paidAlong(game: Game, type: number, node: number, end: number, player: number): Fraction {
  return [type, node, end].reduce(
    (sum, v) => sum.add(game.outcomes[game.outcome[v]!]?.payoffs[player] ?? 0),
    new Fraction(0),
  );
}

/** What everybody expects from a node on. */
function payoffsFrom(game: Game, behaviour: Behaviour, node: number): Fraction[] {
  const end = game.end[node]!;
  const cut = (list: Int32Array) => list.slice(node, end);
  const piece = {
    ...game,
    end: cut(game.end).map((v) => v - node),
    infoset: cut(game.infoset),
    outcome: cut(game.outcome),
  };
  return payoffsOf(piece, behaviour);
}
