import type { ValuePair } from '../../settlement/pairs.js';
import type { Finding } from '../finding.js';
import { column, count, counted } from '../text.js';
import { allGrounds, type Context, type Shown } from './context.js';

/** How all packages look to two signatories. */
export function scatterFinding(
  context: Context,
  pair: ValuePair,
  between: readonly [number, number],
  packages: readonly Shown[],
): Finding {
  const { actors, space } = context;
  const [x, y] = between;
  const axis = (p: number) => ({
    party: actors[p]!.id,
    name: column(actors[p]!.name),
    unit: 'points',
    threshold: space.parties[p]!.threshold,
  });
  return {
    id: `settlement/scatter/${actors[x]!.id}/${actors[y]!.id}`,
    lens: 'settlement',
    question: `How do all packages look to ${actors[x]!.name} and ${actors[y]!.name}?`,
    about: {},
    sentence: `By worth alone ${count(pair.both)} of ${counted(pair.packages, 'package')} ${pair.both === 1 ? 'gives' : 'give'} both ${actors[x]!.name} and ${actors[y]!.name} what they expect without agreement; red lines come on top.`,
    value: {
      kind: 'scatter',
      x: axis(x),
      y: axis(y),
      cloud: pair.cloud,
      ...(pair.thinned && { thinned: true }),
      frontier: pair.frontier.map((p) => ({ x: p.x, y: p.y, refused: !p.signable })),
      named: packages.map((p) => ({
        id: p.id,
        name: p.name,
        x: p.explained.standings[x]!.value,
        y: p.explained.standings[y]!.value,
        signable: p.explained.signable,
      })),
    },
    grounds: allGrounds(context),
    certificate: 'not proven',
  };
}
